"""usage: scenarios.py DESIGN SCENARIO    exit 0 when the scenario's promise holds

DESIGN: "today" for the tables with no change, or a file
"""
import sqlite3
import sys

from clubs import Clubs

DESIGN = None if sys.argv[1] == "today" else sys.argv[1]
NOOR, ARI, LEE, KIM = (f"{name}@example.org" for name in ("noor", "ari", "lee", "kim"))


def listed(clubs):
    return sorted(row[1] for row in clubs.do("list"))


def plain():
    clubs = Clubs(DESIGN)
    told = [clubs.tries("sign_up", LEE), clubs.tries("sign_up", KIM), clubs.tries("leave", LEE)]
    print(*told, listed(clubs))
    return set(told) == {"ok"} and listed(clubs) == [ARI, KIM]


def back_again():
    clubs = Clubs(DESIGN)
    told = clubs.tries("sign_up", NOOR)
    print(told, listed(clubs))
    return listed(clubs) == [ARI, NOOR]


def same_day():
    clubs = Clubs(DESIGN)
    told = [clubs.tries(*step) for step in [("sign_up", LEE), ("leave", LEE)] * 3 + [("sign_up", LEE)]]
    print(*(told if set(told) == {"ok"} else [t for t in told if t != "ok"]), listed(clubs))
    return set(told) == {"ok"} and listed(clubs) == [ARI, LEE]


def once():
    clubs = Clubs(DESIGN)
    told = [clubs.tries("sign_up", KIM) for _ in range(2)]
    rows = len([row for row in clubs.do("report") if row[1] == KIM])
    print("told", *told, "| memberships", rows, "| on the page", listed(clubs).count(KIM))
    return rows == 1 and listed(clubs).count(KIM) == 1


def crossing():
    """Two sign-ups at the same moment: where the app looks before it writes, both have looked before either writes."""
    clubs = Clubs(DESIGN)
    *look, write = clubs.statements("sign_up")
    for statement in look * 2:
        clubs.run(statement, club=4, email=KIM, today="2026-11-03")
    for _ in range(2):
        try:
            clubs.run(write, club=4, email=KIM, today="2026-11-03")
        except sqlite3.Error:
            pass
    print("on the page", listed(clubs).count(KIM))
    return listed(clubs).count(KIM) == 1


def log_in():
    wrong = []
    for reverse in (False, True):
        clubs = Clubs(DESIGN, reverse)
        clubs.tries("sign_up", NOOR)
        now = [row[0] for row in clubs.do("list") if row[1] == NOOR]
        found = clubs.do("log_in", NOOR)
        if not now or not found or found[0][0] != now[0]:
            wrong.append(found)
        clubs = Clubs(DESIGN, reverse)
        if any(left is None for _, left in clubs.do("log_in", NOOR)):
            wrong.append("left, and let in")
    print("wrong:", wrong or "none")
    return not wrong


def noor_again():
    """Noor, a member until June, comes back and leaves again. Return what the report shows, and the payments."""
    clubs = Clubs(DESIGN)
    clubs.tries("sign_up", NOOR)
    clubs.tries("leave", NOOR, today="2026-11-20")
    found = [row[2:] for row in clubs.do("report") if row[1] == NOOR]
    paid = clubs.db.execute("SELECT count(*) FROM payment").fetchone()[0]
    print(" and ".join(f"{joined} to {left}" for joined, left in found) or "no membership of Noor", "| payments", paid)
    return found, paid


def kept():
    found, paid = noor_again()
    return "2025-02-01" in [joined for joined, _ in found] and paid == 2


def dates():
    found, _ = noor_again()
    return found == [("2025-02-01", "2026-06-30"), ("2026-11-03", "2026-11-20")]


def bill():
    clubs = Clubs(DESIGN)
    clubs.tries("sign_up", LEE)
    count = clubs.do("bill")[0][0]
    print(f"billed {count}, on the page {len(listed(clubs))}")
    return count == len(listed(clubs))


def reads():
    clubs = Clubs(DESIGN)
    scans = {name: line for name in ("log_in", "leave", "list", "bill", "report") for line in clubs.plan(name)
             if line.startswith("SCAN")}
    for name, line in scans.items():
        print(f"{name}: {line}")
    print(f"read all rows: {', '.join(scans) or 'none'}")
    return not scans


sys.exit(0 if globals()[sys.argv[2]]() else 1)
