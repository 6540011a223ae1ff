"""Counts what the answer quotes: the tests that the lab made on Tuesday against those wanted."""
import json
import re
from collections import Counter

WANTED = Counter([  # candidate facts: farm 12 wanted two tests, the others one each
    ("farm 11", "North lime"), ("farm 12", "East lime"), ("farm 12", "West salt"),
    ("farm 13", "Hill lime"), ("farm 14", "Mill salt"),
])
made, order = Counter(), []
with open("exhibits/tuesday.txt") as log:
    for line in log:
        if found := re.search(r"order for (farm \d+), (.+)", line):
            order.append(found.groups())
        elif "is busy" in line:
            order.pop()
        elif "is made" in line:
            made[order.pop(0)] += 1
print(json.dumps({
    "wanted": WANTED.total(),
    "made": made.total(),
    "doubles": (made - WANTED).total(),
    "missing": (WANTED - made).total(),
    "euros": 48 * made.total(),
}))
