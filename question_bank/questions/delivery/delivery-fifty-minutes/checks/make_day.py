"""Prints what twenty days of the pipeline as shown look like, hour by hour."""
from statistics import median

from pipeline import CHANGES_AN_HOUR, Plan, days

played = days(Plan("answers/as_shown.toml"))
print("hour,changes,middle_minutes_until_answer")
for hour, changes in enumerate(CHANGES_AN_HOUR):
    minutes = [m for day in played for begun, m, _ in day.answers if begun // 60 == hour]
    print(f"{8 + hour:02}:00", changes, round(median(minutes)), sep=",")
