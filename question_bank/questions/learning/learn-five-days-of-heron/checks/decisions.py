"""usage: decisions.py "rules=R1,R2 mode=stop|remark where=all|one count=yes|no" SCENARIO

Plays a decision on ten faults that nobody had looked at, and on the forty changes that come next.
exit 0 when the scenario's promise holds
"""
import sys

from heron import CAME, NEXT, OLDER, OWN, RULES, alarms, false_alarms, finds

plan = dict(words.split("=") for words in sys.argv[1].split())
names = {"came": CAME, "own": OWN, "all": RULES, "none": []}
rules = names.get(plan["rules"], plan["rules"].split(","))
found = sum(bool(finds(rules, *pair)) for pair in OLDER)
false = false_alarms(rules, NEXT)
stopped = sum(any(alarms(rules, line) for line in change) for change in NEXT) if plan["mode"] == "stop" else 0
teams = 0 if not rules else {"all": 3, "one": 1}[plan["where"]]
print(f"finds {found} of {len(OLDER)} older faults; {false} false alarms and {stopped} right changes stopped in the next 40; "
      f"teams to tell if it ends: {teams}; counted: {plan['count']}")
promises = {
    "finds": found / len(OLDER) >= 0.25,
    "quiet": false <= 20,
    "stops": stopped == 0,
    "back": teams <= 1,
    "known": plan["count"] == "yes",
}
sys.exit(0 if promises[sys.argv[2]] else 1)
