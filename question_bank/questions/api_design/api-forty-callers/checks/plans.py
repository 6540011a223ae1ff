"""usage: plans.py "mails=N talk=none|seen|all hour=yes|no coast=yes|no adapter=no|signs|all new=open|closed off=WEEK|never" SCENARIO

exit 0 when the scenario's promise holds
"""
import sys

from callers import (CUT_OFF, GROUPS, KEEP, QUARTER, SLOW, TWO_YEARS, YEAR, answered, count, cut_off, days, moved,
                     read, reached)

plan = read(sys.argv[1])
cut, slow = cut_off(plan), cut_off(plan, SLOW)
silent = [g for g in GROUPS if reached(g, plan) is None and not answered(g, plan) and plan["off"] != "never"]
print(f"cut off: {count(cut)} ({', '.join(cut) or 'nobody'}); when slow: {count(slow)} "
      f"({', '.join(slow) or 'nobody'}); not heard from: {count(silent)}; {days(plan):.0f} days in two years, "
      f"{CUT_OFF * count(cut)} of them for callers who are cut off")
promises = {
    "heard": not silent,
    "today": not set(cut) - {"Printers of calendars"},
    "november": "Printers of calendars" not in cut,
    "slow": not slow,
    "days": days(plan) < KEEP * TWO_YEARS / QUARTER,
    "ends": plan["off"] != "never" and int(plan["off"]) <= YEAR,
    "fewer": (plan["new"] == "closed" and plan["off"] != "never"
              and all(moved(g, plan) for g in GROUPS if answered(g, plan))),
}
sys.exit(0 if promises[sys.argv[2]] else 1)
