"""usage: plans.py FILE SCENARIO     plays who decides which point, and in which week; exit 0 when the promise holds"""
import csv
import importlib.util
import sys

sys.path.insert(0, "answers")
file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("plan", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
PLAN = module.PLAN                     # point -> (who decides, in which week); week None: open, with no date

with open("exhibits/points.csv") as rows:
    POINTS = {row["point"]: row for row in csv.DictReader(rows)}
HOURS_A_WEEK, TRIAL = 4, 5               # a point takes the three of them an hour; the trial is in week 5
NEEDED = ("P1", "P2", "P3", "P4", "P5")
ALONE = ("each", "its team")             # a shared point that a team decides with no other
OWNER = {"Wash": "Jo", "Billing": "Sam"}


def shared(point):
    return POINTS[point]["who_builds_on_it"] in ("all three", "Wash and Billing")


def known_from(point):
    return TRIAL + 1 if POINTS[point]["known"] == "after the trial" else 1


def trial():
    """The parts need two weeks from the last of the five points to the first bag."""
    before = [p for p, (who, week) in PLAN.items() if who == "three" and week is not None and week < TRIAL]
    decided_in = len(before) / HOURS_A_WEEK
    apart = [p for p in NEEDED if PLAN[p][0] in ALONE]
    print(f"{len(before)} hours of three before the trial, {len(apart)} points on which the parts do not fit")
    return decided_in + 2 <= TRIAL - 1 and not apart


def later():
    days = 0.0
    for point, (who, week) in PLAN.items():
        row = POINTS[point]
        if shared(point) and (who in ALONE or week is None):
            days += float(row["change_after_week_8"])
        elif week is not None and week < known_from(point) and who in ("you", "three"):
            days += float(row["change_in_week_6"])
    print(f"{days:g} days to change what was decided too early, or by each team for itself")
    return days <= 3


def own():
    numbers = {"Jo": 0, "Sam": 0}
    for point, (who, week) in PLAN.items():
        team = POINTS[point]["who_builds_on_it"]
        if who == "its team" and team in OWNER:
            numbers[OWNER[team]] += 1
        elif who == "its team":
            numbers = {name: n + 1 for name, n in numbers.items()}
    print(f"own points of Jo {numbers['Jo']}, of Sam {numbers['Sam']}")
    return min(numbers.values()) >= 3


def together():
    alone = [p for p in PLAN if shared(p) and PLAN[p][0] != "three"]
    print(f"shared points that somebody decides alone: {', '.join(alone) or 'none'}")
    return not alone


def dated():
    undated = [p for p, (who, week) in PLAN.items() if who != "its team" and week is None]
    print(f"open with no date: {', '.join(undated) or 'none'}")
    return not undated


sys.exit(0 if globals()[scenario]() else 1)
