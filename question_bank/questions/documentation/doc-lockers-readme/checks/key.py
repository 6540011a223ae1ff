"""Recomputes every number that the key quotes."""
import json
import re
from datetime import datetime

from lockers import LIMIT, aris_hall
from reader import steps

with open("exhibits/noor.txt", encoding="utf-8") as file:
    lines = file.read().splitlines()
times = [datetime.strptime(line[:5], "%H:%M") for line in lines]
stops = [i for i, line in enumerate(lines) if re.search(r"  4\d\d \{", line)]
with open("exhibits/readme.txt", encoding="utf-8") as file:
    requests = len(list(steps(file.read())))
lockers = len(aris_hall().lockers)
print(json.dumps({
    "requests_of_the_readme": requests,
    "stops": len(stops),
    "minutes_of_noor": int((times[-1] - times[0]).total_seconds() / 60),
    "minutes_for_ro": int(sum((times[i + 1] - times[i]).total_seconds() for i in stops) / 60),
    "limit_a_minute": LIMIT,
    "lockers_of_a_club": lockers,
}))
