"""Prints each test file that ran before every red `total` and before no green one."""
import csv

from suite import NAMES

with open("exhibits/order.csv", encoding="utf-8") as file:
    rows = [(row["ran_before_total_on_its_worker"].split(), row["total"] == "red")
            for row in csv.DictReader(file)]
print("in front of each red total and of no green one:",
      *[name for name in NAMES if all((name in before) == red for before, red in rows)])
