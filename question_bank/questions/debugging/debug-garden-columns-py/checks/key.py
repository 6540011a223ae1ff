"""Recomputes the numbers of the key from the lines of the log and the facts alone."""
import json

OWN = {"alder": 2, "birch": 2, "cedar": 2, "elm": 3}
counts = {"member_pages": 0, "wrong_pages": 0, "wrong_exports": 0, "not_reported": 0}
clubs = set()
with open("exhibits/morning.txt") as file:
    for line in file:
        time, process, *rest = line.split()
        if rest == ["started"]:
            continue
        club, role, what, _, answer = rest
        value = int(answer.split("=")[1])
        if role != "member":
            continue
        wrong = value != (OWN[club] if what == "page" else 403)
        counts["member_pages"] += what == "page"
        counts["wrong_pages" if what == "page" else "wrong_exports"] += wrong
        counts["not_reported"] += wrong and (time[:5], club) not in (("08:11", "birch"), ("08:16", "elm"))
        if wrong:
            clubs.add(club)
wrong = counts["wrong_pages"] + counts["wrong_exports"]
print(json.dumps(counts | {"wrong_answers": wrong, "clubs_concerned": len(clubs)}))
