"""Counts what the answer quotes: callers that go wrong with 1.5.0, and the most times of a day."""
import json

from versions import CALLS, HAVE, load, said

NEW = "exhibits/lessons_150.py"
tomorrow = {name: said(NEW, name) for name in CALLS}
wrong = [name for name in CALLS if tomorrow[name] != said(HAVE, name)]
print(json.dumps({
    "callers": len(CALLS),
    "wrong": len(wrong),
    "fail": sum(tomorrow[name].startswith("fails") for name in wrong),
    "silent": sum(not tomorrow[name].startswith("fails") for name in wrong),
    "most_times_a_day": len(load("lessons", HAVE).free_slots([], 5)),
}))
