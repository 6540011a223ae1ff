"""Recomputes every number that the key quotes, from the two tables and the facts."""
import csv
import json
import math

with open("exhibits/layers.csv") as file:
    layers = list(csv.DictReader(file))
with open("exhibits/afternoon.csv") as file:
    minutes = {row["minute"]: {k: int(v) for k, v in row.items() if k != "minute"} for row in csv.DictReader(file)}
tries = math.prod(int(layer["tries"]) for layer in layers)
per_s, can = 10, 16                                # facts 1 and 2
bad = minutes["14:02"]
assert bad["orders_to_stock"] == bad["requests"] * tries
left = sum(minutes[m]["orders_to_stock"] - minutes[m]["finished"] for m in ("14:01", "14:02", "14:03"))
print(json.dumps({
    "calls_for_a_request": tries,
    "calls_a_second": bad["orders_to_stock"] // 60,
    "finished_a_minute": can * 60,
    "waiting_at_1404": left,
    "minutes_to_work_them_off": round(left / can / 60),
    "calls_a_second_with_three_tries_in_one_part": per_s * int(layers[-1]["tries"]),
    "calls_a_second_with_one_retry_in_ten": round(per_s * 1.1),
    "waiting_calls_that_fit_a_second_at_8": 8 - 1,  # one is in work, the last one ends within the second
}))
