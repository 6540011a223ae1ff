"""Works out, from the log and the facts alone, which answers were not for the one who asked, and whose they were."""
import json
import re

LINE = re.compile(r"(\S+) (no login|kim for \S+|\S+) +(app \d|desk|-) +lang=(..) GET (\S+) +(\d+) from=(\S+) +bytes=(\d+)")


def seconds(line):
    hours, minutes, rest = map(int, line[0].split(":"))
    return hours * 3600 + minutes * 60 + rest


with open("exhibits/morning.txt") as log:
    lines = [LINE.match(line).groups() for line in log]
own, language = {}, {}
for _, who, _, lang, path, status, source, size in lines:
    if source == "service" and path == "/me/invoices" and status == "200":
        own[who.removeprefix("kim for ")] = size   # fact 4: each customer has a size of their own
    if source == "service" and path == "/prices":
        language[lang] = size
owner = {size: who for who, size in own.items()}
assert len(owner) == len(own)

kept = [line for line in lines if line[6] == "kept" and line[4] == "/me/invoices"]
wrong = [line for line in kept if own.get(line[1].removeprefix("kim for ")) != line[7]]
seen = {owner[line[7]] for line in wrong}
wrong_language = [line for line in lines if line[4] == "/prices" and language[line[3]] != line[7]]
for _, who, app, _, path, _, source, size in lines:
    if app == "app 4" and path == "/me/invoices":
        assert source == "service" and own[who] == size, "with app 4 all is right"
print(json.dumps({
    "kept_invoices": len(kept),
    "wrong_invoices": len(wrong),
    "not_reported": len(wrong) - 2,                # fact 2: two customers wrote
    "customers_whose_invoices_were_seen": len(seen),
    "wrong_languages": len(wrong_language),
    "size_of_c31": int(own["c31"]),
    "size_of_c52": int(own["c52"]),
    "size_of_c08": int(own["c08"]),
    "seconds_between_lines_26_and_27": seconds(lines[26]) - seconds(lines[25]),
}))
