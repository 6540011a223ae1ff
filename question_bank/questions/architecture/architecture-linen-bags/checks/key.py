"""Recomputes every number that the answer quotes from the exhibits and the facts."""
import csv
import json
import subprocess
import sys


def table(name):
    with open(f"exhibits/{name}.csv") as file:
        return list(csv.DictReader(file))


HOURS_A_WEEK, WEEKS_BEFORE, TEAMS = 4, 2, 3
points, draft = table("points"), table("draft")
shared = [p for p in points if p["who_builds_on_it"] in ("all three", "Wash and Billing")]
now = [p for p in shared if p["known"] == "enough"]
waits = [p for p in points if p["known"] == "after the trial"]
text, tests, database, library, queue = (
    [float(row[c]) for c in ("build_days", "upkeep_days_a_month", "euros_a_month")] for row in table("blocks"))


def cost(*blocks, more=0):
    build, upkeep, money = (sum(column) for column in zip(*blocks))
    return round(build), round(build + 12 * upkeep + more), round(12 * money)


changes = TEAMS * 12                               # a change a month and team; half a day of each of two others
in_tables = changes * 2 * 0.5
out = subprocess.run([sys.executable, "checks/contracts.py", "fields", "all_at_once"], capture_output=True, text=True)
right, _, ways = out.stdout.split()[:3]
numbers = {
    "points": len(points), "shared": len(shared), "shared_now": len(now), "of_one_team": len(points) - len(shared),
    "hours_for_all": len(points), "hours_before": HOURS_A_WEEK * WEEKS_BEFORE,
    "late_if_each": round(sum(float(p["change_after_week_8"]) for p in shared)),
    "late_if_open": round(sum(float(p["change_after_week_8"]) for p in shared if p in waits)),
    "early_if_all": round(sum(float(p["change_in_week_6"]) for p in waits)),
    "dear": sum(float(p["change_after_week_8"]) >= 5 for p in points),
    "early_if_dear": round(sum(float(p["change_in_week_6"]) for p in shared if p in waits)),
    "pages": sum(int(row["pages"]) for row in draft),
    "pages_of_one_team": sum(int(row["pages"]) for row in draft if row["section"] in ("Wash", "Billing", "Pages")),
    "ways": int(ways), "ways_right": int(right),
    "table_changes": changes, "table_help_days": round(in_tables),
}
for name, (build, year, money) in {
    "message": cost(text, tests), "database": cost(database, more=in_tables),
    "library": cost(text, library), "queue": cost(text, tests, queue),
}.items():
    numbers |= {f"{name}_build": build, f"{name}_first_year": year, f"{name}_euros": money}
print(json.dumps(numbers))
