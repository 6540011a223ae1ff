"""usage: forecast.py LOW-HIGH SCENARIO

Plays "in week 8, with no change, half of the changes wait LOW to HIGH days or more".
exit 0 when the scenario's promise holds
"""
import sys

from measures import as_it_is, days, play

answer, scenario = sys.argv[1:]
low, high = map(float, answer.split("-"))
wait = days(play(as_it_is).waits(8))
print(f"week 8 with no change: {wait:.1f} days")
promises = {"holds": low <= wait <= high, "narrow": high - low <= 4}
sys.exit(0 if promises[scenario] else 1)
