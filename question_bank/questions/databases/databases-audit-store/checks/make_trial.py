"""Prints what Sam's trial of the four options gave, by playing them, and what Sam guesses about their cost."""
from trail import Pharmacy, at_work, down, killed

OPTIONS = {"own_table": "commit", "search_store": "after to-search", "ledger": "before to-ledger", "change_feed": "feed"}
GUESSES = {                            # days to build, days a year, euros a year
    "own_table": (4, 2, 0),
    "search_store": (8, 12, 2400),
    "ledger": (10, 3, 6000),
    "change_feed": (15, 10, 1200),
}


def noticed(design):
    pharmacy = at_work(design)
    if not pharmacy.alter(admin=True):
        return "not possible"
    return "no" if pharmacy.check() else "yes"


def tells_who(design):
    return "no" if None in {entry.person for entry in at_work(design).entries()} else "yes"


kills = {name: killed(design, 1000) for name, design in OPTIONS.items()}
hours = {name: down(design, 20 * 60) for name, design in OPTIONS.items()}
rows = [
    ("Killed 1000 times: changes with no entry", {name: kills[name][0] for name in OPTIONS}),
    ("Killed 1000 times: entries with no change", {name: kills[name][1] for name in OPTIONS}),
    ("Store down for an hour: changes refused", {name: hours[name][0] for name in OPTIONS}),
    ("Store down for an hour: changes with no entry", {name: hours[name][1] for name in OPTIONS}),
    ("The entry says who", {name: tells_who(design) for name, design in OPTIONS.items()}),
    ("An administrator alters an entry: noticed", {name: noticed(design) for name, design in OPTIONS.items()}),
    ("Page of one article; ms", {name: Pharmacy(design).page_ms() for name, design in OPTIONS.items()}),
    ("Days to build (guess)", {name: GUESSES[name][0] for name in OPTIONS}),
    ("Days of work a year (guess)", {name: GUESSES[name][1] for name in OPTIONS}),
    ("Euros a year (guess)", {name: GUESSES[name][2] for name in OPTIONS}),
]
print("tried", *OPTIONS, sep=",")
for what, found in rows:
    print(what, *found.values(), sep=",")
