"""Recomputes every number that the key quotes."""
import json

from heron import CAME, FAULTS, LAST, NEXT, OLDER, OWN, RULES, alarms, false_alarms, finds

LAST_12 = [x[-2:] for x in FAULTS]


def alarmed(rules, cases):
    return sum(bool(alarms(rules, before)) for before, _ in cases)


def gone(rules, cases):
    return sum(bool(finds(rules, *pair)) for pair in cases)


few = ["R1", "R2", "R3", "O2"]
print(json.dumps({
    "faults": len(FAULTS), "older_faults": len(OLDER), "rules": len(RULES),
    "came_found": alarmed(CAME, LAST_12), "came_gone": gone(CAME, LAST_12), "came_false": false_alarms(CAME, LAST),
    "all_found": alarmed(RULES, LAST_12), "all_false": false_alarms(RULES, LAST), "own_false": false_alarms(OWN, LAST),
    "own_found": alarmed(OWN, LAST_12), "own_older": gone(OWN, OLDER),
    "came_older_alarms": alarmed(CAME, OLDER), "came_older": gone(CAME, OLDER), "all_older": gone(RULES, OLDER),
    "few_found": gone(few, LAST_12), "few_older": gone(few, OLDER), "few_false": false_alarms(few, LAST),
    "R4_false": false_alarms(["R4"], LAST),
    "right_changes_stopped_by_all": sum(any(alarms(RULES, line) for line in change) for change in LAST),
}))
