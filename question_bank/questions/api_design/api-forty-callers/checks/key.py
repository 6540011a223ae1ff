"""Recomputes every number that the key quotes."""
import csv
import json

from callers import CUT_OFF, GROUPS, KEEP, QUARTER, ROWS, SLOW, COAST_READY, TALKED, TWO_YEARS, WEEKS
from callers import count, cut_off, days, read, talks
from over import VERSION_2

with open("exhibits/of_2023.csv") as file:
    RECORD = {row["step"]: (int(row["still_there_before_it"]), int(row["moved_because_of_it"] or 0))
              for row in csv.DictReader(file)}
mails = RECORD["first mail"][1] + RECORD["second mail"][1]
stay = round(count(GROUPS) * (1 - mails / RECORD["first mail"][0]))
old_calls = sum(int(row["calls_a_day"]) for row in ROWS)
move = "mails=1 talk=all hour=yes coast=yes new=closed "
kim = read("mails=2 talk=none hour=no coast=no adapter=no new=open off=12")
print(json.dumps({
    "callers": count(GROUPS), "old_calls_a_day": old_calls,
    "percent_on_version_2": round(100 * VERSION_2 / (VERSION_2 + old_calls)),
    "mails_moved_2023": mails, "by_record_stay": stay, "by_record_days": CUT_OFF * stay,
    "talks_moved_percent": round(100 * RECORD["a talk with each"][1] / RECORD["a talk with each"][0]),
    "talks": talks(read(move + "adapter=no off=34")),
    "kim_cut_off": count(cut_off(kim)), "kim_days": round(days(kim)), "kim_days_cut_off": CUT_OFF * count(cut_off(kim)),
    "kim_feel_it_in_april": count(cut_off(kim)) - GROUPS["Printers of calendars"],
    "keep_days": KEEP * TWO_YEARS // QUARTER,
    "signs_weeks": TALKED + WEEKS["Signs on piers"], "signs_slow": round(TALKED + SLOW * WEEKS["Signs on piers"]),
    "schools_weeks": COAST_READY + WEEKS["Sailing schools"],
    "schools_slow": round(COAST_READY + SLOW * WEEKS["Sailing schools"]),
    "move_34_days": round(days(read(move + "adapter=no off=34"))),
    "move_52_days": round(days(read(move + "adapter=no off=52"))),
    "signs_adapter_days": round(days(read(move + "adapter=signs off=30"))),
    "adapter_days": round(days(read("mails=0 talk=none hour=no coast=no adapter=all new=open off=10"))),
    "adapter_move_days": round(days(read(move + "adapter=all off=10"))),
    "adapter_a_year": 4 * 2,
    "by_record_all_days": round(days(kim) - CUT_OFF * count(cut_off(kim)) + CUT_OFF * stay),
}))
