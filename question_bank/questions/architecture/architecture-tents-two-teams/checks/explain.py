"""usage: explain.py CHANGES ROWS     CHANGES such as C1,C2; exit 0 when these changes alone give Noor's rows"""
import csv
import sys

from rentals import RENTALS
from world import World, play

sys.path.insert(0, "answers")
import today  # noqa: E402

ROWS = {
    "as_agreed": (701,),
    "a_day_too_many": (702, 706),
    "days_too_few": (703, 704),
    "early": (705, 707),
    "never_free": (708, 709),
}
changes, scenario = sys.argv[1].split(","), sys.argv[2]
world = World()
if "C4" not in changes:
    world.prices["hall"] = 240
design = today.Design(world)
play(design, world, RENTALS, 31, changes=changes)
with open("exhibits/tents.csv") as file:
    table = {int(row["rental"]): (row["days_charged"], row["free_since"]) for row in csv.DictReader(file)}
wrong = []
for n in ROWS[scenario]:
    played = (str(world.charged.get(n, "-")), str(design.free_from(n) or "-"))
    if played != table[n]:
        wrong.append(f"{n} gives {' and '.join(played)}, the table has {' and '.join(table[n])}")
print("; ".join(wrong) or "as in the table")
sys.exit(1 if wrong else 0)
