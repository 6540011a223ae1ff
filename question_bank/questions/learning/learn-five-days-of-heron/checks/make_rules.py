"""Prints the ten rules."""
import csv
import sys

from heron import CAME, RULES

DAYS = {"O1": "Wed", "O2": "Wed", "O3": "Wed", "O4": "Thu", "O5": "Thu", "O6": "Thu"}
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["rule", "gives an alarm when", "comes from"])
for rule, (words, _) in RULES.items():
    out.writerow([rule, words, "heron" if rule in CAME else f"Kim, {DAYS[rule]}"])
