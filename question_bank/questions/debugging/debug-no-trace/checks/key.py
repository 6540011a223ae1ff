"""Recomputes every number that the key quotes from the exhibits and the facts."""
import csv
import json
import re

with open("exhibits/morning.txt") as file:
    log = file.read().splitlines()
with open("exhibits/path.csv") as file:
    parts = list(csv.DictReader(file))
took, rows = int(re.search(r"took=(\d+)s", log[-1])[1]), int(re.search(r"rows=(\d+)", log[-1])[1])
hour, minute, second = map(int, log[-1][:8].split(":"))
began = hour * 3600 + minute * 60 + second - took
saves_a_day, weeks = 40_000, 4                     # facts 1 and 2
seconds_an_article = took / rows
print(json.dumps({
    "saves_a_day": saves_a_day,
    "import_began": f"{began // 3600:02d}:{began // 60 % 60:02d}",
    "import_minutes": round(took / 60),
    "ms_an_article": round(1000 * seconds_an_article),
    "lost_by_the_import_in_four_weeks": round(saves_a_day * 7 * weeks * seconds_an_article / 3600),
    "app_lines_kept_days": next(int(row["days_kept"]) for row in parts if row["part"] == "app"),
    "debug_lines_a_day": 60 * saves_a_day,
    "lines_a_day_of_two_traces": 2 * saves_a_day,
}))
