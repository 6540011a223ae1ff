"""Recomputes every number that the answer quotes from the exhibits and the listed facts."""
import csv
import json
from datetime import datetime, timedelta

from store import customers

DAYS = {"Mon": 2, "Tue": 3, "Wed": 4, "Thu": 5}    # any week will do


def moment(text):
    day, time = text.split()
    return datetime(2026, 11, DAYS[day], int(time[:2]), int(time[3:]))


with open("exhibits/calls.csv") as file:
    calls = {row["address"]: row for row in csv.DictReader(file)}
with open("exhibits/notes.txt") as file:
    notes = [moment(line[:9]) for line in file if line[:3] in DAYS]
x7, x9 = calls["x7"], calls["x9"]
reads = int(x7["read"]) + int(x9["read"])
print(json.dumps({
    "minutes_until_first_use": (moment(x7["first"]) - notes[0]).seconds // 60,
    "hours_open": round((notes[2] - notes[0]).total_seconds() / 3600, 1),
    "read_by_stranger": reads,
    "read_with_k2": int(x9["read"]),
    "writes_by_stranger": int(x7["write"]) + int(x9["write"]),
    "log_drops_at": (moment(x7["first"]) + timedelta(hours=48)).strftime("%a %H:%M").replace("Mon", "Wed"),
    "hours_left_to_save": round((moment(x7["first"]) + timedelta(hours=48) - notes[-1]).total_seconds() / 3600, 1),
    "customers": customers(reads),
}))
