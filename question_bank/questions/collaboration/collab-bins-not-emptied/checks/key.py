"""Recomputes every number that the answer quotes."""
import csv
import json

from day import BINS, BUDGET, DAYS, NOT_EMPTIED, STREETS, TWICE, lifts

with open("exhibits/visits.csv") as file:
    OFTEN = [row["how often"] for row in csv.DictReader(file)]
wishes = {"map_days": ("positions", "map"), "photos_days": ("photos",), "file_days": ("file",)}
days = {name: sum(DAYS[part] for part in parts) for name, parts in wishes.items()}
shared = sum(DAYS[part] for part in ("lifts", "streets", "buttons", "answers", "once"))
print(json.dumps({
    **days,
    "wishes_days": sum(days.values()),
    "middle_days": DAYS["positions"] + DAYS["photos"] + DAYS["file"],
    "all_days": sum(DAYS.values()) - DAYS["file"] - DAYS["some_photos"],
    "shared_days": shared,
    "shared_with_some_photos_days": shared + DAYS["some_photos"],
    "shared_with_own_file_days": shared - DAYS["once"] + DAYS["file"],
    "days_left": BUDGET - shared,
    "photo_minutes": round((len(list(lifts())) + len(NOT_EMPTIED)) * 8 / 60),
    "button_seconds": len(NOT_EMPTIED) * 2,
    "bins_of_a_tour": STREETS * BINS,
    "not_emptied": len(NOT_EMPTIED),
    "lifted_twice": len(TWICE),
    "calls_without_answer": int(OFTEN[2].split(", ")[1].split()[0]),
}))
