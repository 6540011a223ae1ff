"""The messages about two farms, in the order in which they came. Day 1 is 1 March, day 32 is 1 April."""
from world import lab, lorry

MESSAGES = [
    (4, lorry("C1", 1, 12, 3, 1000)),
    (6, lab("C1", 1, 40)),
    (11, lorry("C2", 1, 12, 10, 900)),
    (13, lab("C2", 2, 42)),
    (14, lab("C2", 1, 44)),
    (21, lorry("C3", 1, 12, 20, 1100)),
    (23, lab("C3", 1, 41)),
    (24, lab("C3", 1, 41)),
    (31, lorry("C4", 1, 31, 30, 800)),
    (38, lab("C4", 1, 39)),
    (39, lorry("C3", 2, 31, 20, 1100)),
]


def date(day):
    return f"{day} March" if day <= 31 else f"{day - 31} April"


def says(m):
    if m["from"] == "lorry":
        return f"farm {m['farm']}; {date(m['day'])}; {m['litres']} litres"
    return f"{m['fat'] / 10} percent fat"
