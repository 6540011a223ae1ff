"""The six cases, and how long each would have lasted with a set of changes."""
import csv

DAYS = {"training": 2, "approval": 0, "careful": 0, "alert": 2, "back": 4, "first": 5, "checked": 3, "unit": 1,
        "reminder": 0.5, "page": 1}
STOPS = {"checked": {"12 January", "20 March", "14 June"}, "unit": {"12 January", "18 July"},
         "reminder": {"9 May"}}
ON_PEOPLE = {"training", "approval", "careful"}
ALERTED, BACK, FIRST_FOR = 4, 6, 10                 # minutes

with open("exhibits/six_cases.csv") as file:
    CASES = {row["day"]: row for row in csv.DictReader(file)}
# A wrong setting of a new kind: allowed, with the right unit. It takes as long as the settings of today on average.
SETTINGS = [row for row in CASES.values() if row["set off by"].startswith("a setting")]
NEW = {"set off by": "a setting"} | {column: sum(int(row[column]) for row in SETTINGS) / len(SETTINGS)
                                     for column in ("noticed after", "over after that")}


def minutes(day, changes):
    """Minutes of a case, counted as if all points had been concerned."""
    if any(day in STOPS.get(change, ()) for change in changes):
        return 0
    case = CASES.get(day, NEW)
    noticed, over = float(case["noticed after"]), float(case["over after that"])
    can_be_undone = "certificate" not in case["set off by"]
    if "alert" in changes:
        noticed = min(noticed, ALERTED)
    if "page" in changes and day == "18 July":
        over -= 8
    if "back" in changes and can_be_undone:
        over = min(over, BACK)
    share = 1
    if "first" in changes and can_be_undone and noticed <= FIRST_FOR:
        share = 0.1
    return (noticed + over) * share


def days(changes):
    return sum(DAYS[change] for change in changes)
