"""usage: acts.py "list, switch_off, end" SCENARIO    exit 0 when the scenario's promise holds

Plays the acts from 14:05 on, one after the other, and the afternoon after them.
"""
import sys

from vets import ON, Vets, clock

JOIN, END = ON + 65, ON + 150                      # 14:05 and 15:30
SOON = 10

acts, scenario = sys.argv[1:]
vets = Vets()
vets.until(JOIN)
for act in acts.split(", "):
    vets.act(act)
vets.until(END)
after = [row for row in vets.rows if row["minute"] >= JOIN + SOON]
worst = max(after, key=lambda row: row["failed_pct"])
down = sum(row["down"] for row in vets.rows)
if scenario == "in_time":
    highest = max(row["used"] for row in vets.rows if row["minute"] >= JOIN)
    print(f"highest {highest:.0f} GB, full at {clock(vets.full_at) if vets.full_at else 'no time'}")
    good = vets.full_at is None
elif scenario == "helped":
    print(f"{worst['failed_pct']} percent fail at {clock(worst['minute'])}")
    good = worst["failed_pct"] <= 1
elif scenario == "answers":
    print(f"{down} minutes with no answer")
    good = not down
elif scenario == "kept":
    print(f"{vets.lost_bookings} confirmed bookings lost, log files complete: {vets.backup}")
    good = not vets.lost_bookings and vets.backup
else:
    print(f"{vets.listed or 0} searches in the list, {vets.ended_unseen} ended unseen")
    good = vets.listed is not None and not vets.ended_unseen
sys.exit(0 if good else 1)
