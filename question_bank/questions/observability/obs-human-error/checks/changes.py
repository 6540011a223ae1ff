"""usage: changes.py CHANGE+CHANGE SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from cases import CASES, ON_PEOPLE, days, minutes

changes = set(sys.argv[1].split("+")) - {"none"}
now = sum(minutes(day, set()) for day in CASES)
then = sum(minutes(day, changes) for day in CASES)
this, new = minutes("18 July", changes), minutes("new", changes)
print(f"18 July: {this:.0f} minutes; six cases: {then:.0f} of {now:.0f}; a new kind: {new:.0f} of "
      f"{minutes('new', set()):.0f}; {days(changes):g} days")
sys.exit(0 if {
    "this_one": this <= minutes("18 July", set()) / 2,
    "six": then <= now / 2,
    "new_kind": new <= 15,
    "fits": days(changes) <= 8,
    "whoever": bool(changes - ON_PEOPLE),
}[sys.argv[2]] else 1)
