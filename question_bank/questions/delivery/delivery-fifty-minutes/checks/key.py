"""Recomputes every number that the key quotes from the tables and the facts."""
import json

from pipeline import CHANGES_AN_HOUR, RUNS, STEPS, Plan

MACHINES, WITH_TWO_MORE, PEOPLE, HOURS = 6, 8, 8, 0.5            # facts 1, 6 and 5


def minutes(*steps):
    return sum(int(STEPS[step]["minutes"]) for step in steps)


whole = minutes("fetch", "lint", "build", "unit", "image", "api", "browser", "speed")
false = sum(int(row["red_with_no_fault"]) for name, row in STEPS.items() if name not in ("calendars", "find", "all"))
busy = max(CHANGES_AN_HOUR)
part, plan = Plan("answers/repaired.toml"), Plan("answers/side_by_side.toml")
print(json.dumps({
    "whole": whole,
    "longest_path": minutes("fetch", "build", "image", "browser"),
    "longest_path_with_start": plan.path(),
    "work_side_by_side": plan.work(),
    "runs_an_hour_at_most": round(MACHINES * 60 / whole, 1),
    "runs_an_hour_with_restarts": round(busy * (1 + false / RUNS), 1),
    "false_reds": false, "false_of_100": round(100 * false / RUNS),
    "calendars_of_false": int(STEPS["calendars"]["red_with_no_fault"]),
    "browser_faults": int(STEPS["browser"]["faults"]), "find_and_book_faults": int(STEPS["find"]["faults"]),
    "path": part.path(), "work": part.work(),
    "runs_an_hour_after": round(WITH_TWO_MORE * 60 / part.work(), 1),
    "slips": int(STEPS["all"]["faults"]) + int(STEPS["speed"]["faults"]),
    "slips_browser_later": int(STEPS["browser"]["faults"]) + int(STEPS["speed"]["faults"]),
    "hours_lost_by_slips": int(PEOPLE * HOURS * (int(STEPS["all"]["faults"]) + int(STEPS["speed"]["faults"]))),
    "hours_lost_browser_later": int(PEOPLE * HOURS * (int(STEPS["browser"]["faults"]) + int(STEPS["speed"]["faults"]))),
    "machine_minutes_of_restarts": false * whole,
}))
