"""usage: run_tests.py TESTS    plays each case against rules.csv beside this file; the last answer of a case repeats"""
import csv
import sys

from client import NoEnd, read, run
from partner import RETRY_AFTER, Clock, Reply


class Script:
    def __init__(self, answers):
        self._replies = [Reply(int(status), int(items), RETRY_AFTER if status == "202" else None)
                         for status, items in (answer.split(":") for answer in answers.split())]

    def get(self, name):
        return self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]


red = []
with open(sys.argv[1]) as cases:
    for case in csv.DictReader(cases):
        try:
            stock, reports, _ = run(read("checks/rules.csv"), Script(case["partner answers"]), Clock(0),
                                    {"B": int(case["old"])})
            found = f"{stock['B']} reported" if reports and "reported" in case["wanted"] else str(stock["B"])
        except NoEnd:
            found = "no end"
        if found != case["wanted"]:
            red.append(f"{case['case']} (wanted {case['wanted']}, found {found})")
print("red:", ", ".join(red) or "none")
sys.exit(1 if red else 0)
