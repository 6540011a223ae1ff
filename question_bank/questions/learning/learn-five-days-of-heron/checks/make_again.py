"""Prints for each rule what comes out when Kim runs it again."""
import csv
import sys

from heron import CAME, FAULTS, LAST, NEXT, OLDER, OWN, RULES, alarms, false_alarms, finds

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["rules", "of last 12", "of these gone", "of older 10", "of those gone", "false in 40", "in next 40"])
for name, rules in [*((rule, [rule]) for rule in RULES), ("R1 to R4", CAME), ("O1 to O6", OWN), ("all ten", RULES)]:
    last, older = [x[-2:] for x in FAULTS], OLDER
    row = [sum(bool(what(x)) for x in cases) for cases in (last, older)
           for what in (lambda x: alarms(rules, x[0]), lambda x: finds(rules, *x))]
    out.writerow([name, *row, false_alarms(rules, LAST), false_alarms(rules, NEXT)])
