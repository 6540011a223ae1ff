"""Recomputes every number that the answer quotes from the log."""
import json
import re
from collections import defaultdict

with open("exhibits/report-log.txt") as file:
    log = file.read()
shops = defaultdict(list)
for shop, seconds in re.findall(r"shop \w+ (\w+) ([\d.]+) s", log):
    shops[shop].append(float(seconds))
calls = [seconds for pair in shops.values() for seconds in pair]
first, last = re.findall(r"^\d\d:\d\d:\d\d\.\d", log, re.M)[0], re.findall(r"^\d\d:\d\d:\d\d\.\d(?= shop)", log, re.M)[-1]
minutes = [float(part) for part in last.split(":")]
start = [float(part) for part in first.split(":")]
last_answer = (minutes[1] - start[1]) * 60 + minutes[2] - start[2]
assert abs(sum(calls) - last_answer) < 0.05, "the calls do not add up to the time of the last answer"
print(json.dumps({
    "shops": len(shops),
    "calls": len(calls),
    "seconds_of_all_calls": round(sum(calls), 1),
    "longest_shop": round(max(map(sum, shops.values())), 1),
    "longest_call": max(calls),
}))
