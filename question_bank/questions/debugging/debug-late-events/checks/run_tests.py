"""usage: run_tests.py TESTS    plays each case on rules.csv beside this file

Steps: `10n1` is ride 1 of day 10 in the north, that arrives now; `night` runs the job and begins a new day;
`night-fails` stops it after one district; `close` closes the month of all days so far.
"""
import csv
import re
import sys

from job import DISTRICTS, Failed, Job, read

red = []
with open(sys.argv[1]) as cases:
    for case in csv.DictReader(cases):
        job, today = Job(read("checks/rules.csv")), 10
        for step in case["steps"].split():
            if step == "close":
                job.closed_before = today
            elif step == "night-fails":
                try:
                    job.run(today + 1, fail_after=1)
                except Failed:
                    pass
            elif step == "night":
                job.run(today + 1)
                today += 1
            else:
                day, district, _ = re.fullmatch(r"(\d+)([a-z])(\d)", step).groups()
                job.arrive(step, next(d for d in DISTRICTS if d[0] == district), int(day))
        for name, wanted in (part.split("=") for part in case["wanted"].split()):
            found = job.corrected(10) if name == "list" else job.number(int(name))
            if found != int(wanted):
                red.append(f"{case['case']} ({name}: wanted {wanted}, found {found})")
print("red:", ", ".join(red) or "none")
sys.exit(1 if red else 0)
