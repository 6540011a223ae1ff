"""Recomputes every number that the key quotes from the two logs and the settings."""
import json
import re

from museum import right

too_low, missing, refused = 0, 0, 0
with open("exhibits/production.txt") as file:
    for line in file:
        if "POST" not in line:
            continue
        found = {key: int(value) for key, value in re.findall(r"(\w+)=(\d+)", line)}
        euros, status = found.pop("euros"), found.pop("status")
        refused += status == 502
        if status == 200 and euros != right(**found):
            too_low += 1
            missing += right(**found) - euros
print(json.dumps({"too_low_orders": too_low, "too_low_euros": missing, "refused_orders": refused}))
