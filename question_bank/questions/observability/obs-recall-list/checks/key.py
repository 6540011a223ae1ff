"""Recomputes every number that the answer quotes from the exhibits and the listed facts."""
import csv
import json

with open("exhibits/figures.csv") as file:
    rows = {row["time"]: row for row in csv.DictReader(file)}
disk = 500                                         # fact 1
used = {time: int(row["disk_gb"]) for time, row in rows.items()}
speed = (used["14:05"] - used["13:55"]) / 10
left = disk - used["14:05"]
alone_min, alone_gb = 30, 12                                           # listed under "if asked"
print(json.dumps({
    "left_gb": left,
    "speed_gb_per_min": round(speed, 1),
    "minutes_left": int(left / speed),
    "full_at": f"14:{5 + int(left / speed)}",
    "minutes_left_more_with_30_gb": int(30 / speed),
    "minutes_to_fill_the_standby": int((disk - used["13:00"]) / speed),
    "one_alone_gb_per_min": round(alone_gb / alone_min, 1),
    "at_full_speed": round(speed / (alone_gb / alone_min)),
    "grown_gb": used["14:05"] - used["13:00"],
}))
