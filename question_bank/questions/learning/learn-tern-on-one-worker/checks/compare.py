"""usage: compare.py COMPARISON WORLD    exit 0 when the comparison decides rightly in this world

It says "go on" when the share is lower by more than chance would often bring (twice the square root of the
count that was to be expected), and, where sheets are counted too, when they are as they should be.
"""
import sys

from lab import OWN, TERN, TERN_SET, month, total

WORLDS = {      # what tern does, and whether it is right to go on
    "helps": (TERN_SET, {}, True), "nothing": (OWN, {}, False), "easy": (OWN, {"easy": True}, False),
    "twice": (TERN, {}, False), "lost": (TERN_SET, {"lost": 0.005}, False),
    "both": (TERN_SET, {"lost": 0.004, "twice": 0.004}, False)}
comparison, world = sys.argv[1:]
way, odd, right = WORLDS[world]
place, what, *also = comparison.split("+")
if place == "fourth":
    odd = {k: v for k, v in odd.items() if k != "easy"}
rows = month("fourth" if place == "fourth" else "worker", way, **odd)
new = total(rows, (3, 4), True)
old = total(rows, (1, 2), True) if place == "before" else total(rows, (3, 4), False)
expected = old[what] * new["jobs"] / old["jobs"]
go_on = expected - new[what] > 2 * expected ** 0.5
print(f"{what}: {new[what]} of {new['jobs']} jobs, {expected:.0f} were to be expected", end="")
if "sheets" in also:
    print(f"; {new['sheets'] - new['done']:+} sheets", end="")
    go_on = go_on and abs(new["sheets"] - new["done"]) <= 8
if "each" in also:
    print(f"; {new['not_one']} done jobs without exactly one sheet", end="")
    go_on = go_on and new["not_one"] == 0
print("; go on" if go_on else "; do not go on")
sys.exit(0 if go_on == right else 1)
