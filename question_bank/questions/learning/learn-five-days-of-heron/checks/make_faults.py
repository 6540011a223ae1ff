"""Prints the last twelve faults, and which rules gave an alarm on Tuesday and on Friday."""
import csv
import sys

from heron import CAME, FAULTS, RULES, alarms

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["fault", "what customers met", "the line", "Tue", "Fri"])
for letter, met, before, _ in FAULTS:
    out.writerow([letter, met, before, *(" ".join(alarms(rules, before)) for rules in (CAME, RULES))])
