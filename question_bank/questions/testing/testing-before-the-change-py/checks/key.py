"""Recomputes every number that the answer quotes."""
import csv
import json
import sys

from versions import MISTAKES, World, source

sys.modules["quotes"] = World().load(source())
sys.path.append("answers")
from stage import Stage

with open("answers/recorded.csv", encoding="utf-8") as file:
    recorded = len(list(csv.DictReader(file)))
stage = Stage()
first, second = stage.quote(rooms=8), stage.quote(rooms=8)
soon = Stage()
soon.quote(rooms=8, day="2026-03-12")
assert soon.sent[0][1].endswith("690.0 euros")
print(json.dumps({
    "recorded": recorded,
    "mistakes": len(MISTAKES),
    "five_rooms_exactly": 80 + 5 * 65,
    "five_rooms": Stage().quote(rooms=5),
    "first_quote": first,
    "second_quote": round(second),
    "price_in_the_mail_of_a_move_tomorrow": 690.0,
}))
