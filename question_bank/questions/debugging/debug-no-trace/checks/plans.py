"""usage: plans.py "TRACE ... keep=DAYS" SCENARIO

Plays a save that gets lost, once for each fault, and looks at what the traces of a plan hold.
A fault is told from the others when its traces differ from those of each other fault.
exit 0 when the scenario's promise holds
"""
import sys

from path import FAULTS, play

SAVES_A_DAY, ROOM = 40_000, 1_000_000              # facts 1 and 3
LINES_A_SAVE = {"app": 1, "errors": 0, "worker": 1, "history": 1, "debug": 60}
REPORTED_AFTER_DAYS = 6                            # fact 2

words, scenario = sys.argv[1].split(), sys.argv[2]
keep = next((int(word.removeprefix("keep=")) for word in words if word.startswith("keep=")), 0)
traces = [word for word in words if not word.startswith("keep=")]


def held(fault):
    """What the traces of the plan hold after a save was lost by this fault."""
    seen = play(fault)
    parts = {
        "app": seen.app,
        "errors": [],
        "worker": seen.worker,
        "history": seen.history,
        "debug": (seen.app, seen.worker),
    }
    return [parts[trace] for trace in traces if trace in parts]


def noticed(fault):
    seen = play(fault)
    _, article, last = seen.app[-1]
    return ("compare_table" in traces and seen.table[article] != last
            or "compare_shown" in traces and seen.shown[article] != last)


def tells(fault):
    print(f"{fault}: {held(fault) or 'nothing'}")
    same = [other for other in FAULTS if other != fault and held(other) == held(fault)]
    print(f"looks the same as {', '.join(same)}" if same else "looks like no other")
    return not same


def all_noticed():
    missed = [fault for fault in FAULTS if not noticed(fault)]
    print(f"goes unnoticed: {', '.join(missed) or 'nothing'}")
    assert not noticed(None), "an alarm with no fault"
    return not missed


def still_there():
    print(f"kept for {keep} days, a report may come after {REPORTED_AFTER_DAYS}")
    return keep >= REPORTED_AFTER_DAYS


def room():
    lines = SAVES_A_DAY * sum(LINES_A_SAVE.get(trace, 0) for trace in traces)
    print(f"{lines} lines a day")
    return lines <= ROOM


scenarios = {"noticed": all_noticed, "still_there": still_there, "room": room}
sys.exit(0 if (scenarios[scenario]() if scenario in scenarios else tells(scenario)) else 1)
