"""usage: ways.py "what=own|pastrow|fork calls=places|module data=packed|plain start=all|one" SCENARIO

exit 0 when the scenario's promise holds
"""
import sys

import cost

way = dict(words.split("=") for words in sys.argv[1].split())
if way["what"] == "own":
    lives = ends = cost.own()
    leave = hours = 0
elif way["what"] == "fork":
    lives = ends = cost.fork(way["calls"])
    leave, hours = cost.leave(way["calls"], way["data"]), cost.hours_out(0, way["data"])
else:
    lives, ends = cost.lives(way["calls"]), cost.ends(way["calls"], way["data"])
    leave, hours = cost.leave(way["calls"], way["data"]), cost.hours_out(0, way["data"])
towns = {"all": 24, "one": 1}[way["start"]]
print(f"kept up: {lives:.0f} days; ends after three years: {ends:.0f} days; to leave: {leave} days; "
      f"history out: {hours:.1f} hours; first month: towns {towns}")
promises = {
    "lives": lives <= cost.own(),
    "ends": ends <= 65,
    "leave": leave <= cost.QUARTER,
    "night": hours <= cost.NIGHT,
    "small": towns <= 1,
}
sys.exit(0 if promises[sys.argv[2]] else 1)
