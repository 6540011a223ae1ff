"""Accounts for every difference of the table with the lines of the log, and prints the numbers that the key quotes."""
import csv
import json
import re

with open("exhibits/days.csv") as file:
    days = {row["day"]: {k: int(v) for k, v in row.items() if k != "day"} for row in csv.DictReader(file)}
with open("exhibits/week.txt") as file:
    lines = file.read().splitlines()


def added(line):
    return [int(n) for n in re.findall(r"\+(\d+)", line)]


late = int(re.search(r"back, (\d+) rides of Tue", "\n".join(lines)).group(1))
again = [int(n) for n in re.search(r"again: (\d+) rides of Thu, (\d+) of Fri", "\n".join(lines)).groups()]
found = int(re.search(r"sends (\d+) rides of Fri 27 Feb", "\n".join(lines)).group(1))
failed = next(n for n, line in enumerate(lines) if "FAILED" in line)
first, second = added(lines[failed - 1]), added(lines[failed + 2])
assert second[: len(first)] == first
difference = {day: row["difference"] for day, row in days.items()}
assert difference["Tue 03 Mar"] == -late
assert difference["Wed 04 Mar"] == sum(first) + late
assert difference["Fri 06 Mar"] == sum(again)
assert difference["Sat 07 Mar"] == found == -difference["Fri 27 Feb"]
assert sum(second) + sum(first) == days["Wed 04 Mar"]["report"]
print(json.dumps({
    "late_rides_of_tuesday": late,
    "added_before_the_failure": sum(first),
    "wednesday_too_high": difference["Wed 04 Mar"],
    "sent_again": sum(again),
    "rides_of_bike_17": found,
    "days_that_differ": sum(n != 0 for n in difference.values()),
}))
