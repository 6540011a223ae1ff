"""usage: plans.py PLAN SCENARIO    exit 0 when the scenario's promise holds

Works out what a plan of steps does with a version. No sampling: every chance is exact.
"""
import csv
import sys
from math import prod

from chance import goes_on
from service import A_MINUTE, MIX, NEW, OLD, Version

with open(sys.argv[1]) as file:
    PLAN = [(int(row["share_percent"]), int(row["minutes"]), row["go_back_when"]) for row in csv.DictReader(file)]


def sent_back(version):
    """Return in how many of 100 releases the version is sent back before it has all requests."""
    of_100 = 100 * (1 - prod(goes_on(rule, version, share, minutes) for share, minutes, rule in PLAN))
    print(f"sent back in {of_100:.0f} of 100 releases")
    return of_100


def dead():
    return sent_back(Version(book=1, rest=1)) > 99


def half():
    share, minutes, rule = PLAN[0]
    failed = A_MINUTE * share * minutes // 100 // 2
    print(f"failed requests in the first step {failed}")
    return failed <= 100 and goes_on(rule, Version(book=0.5, rest=0.5), share, minutes) < 0.01


def same():
    return sent_back(OLD) <= 10


def seen():
    return sent_back(Version(book=NEW.book)) >= 90


def one_booking():
    return sent_back(Version(book=OLD.book + 0.01)) - sent_back(OLD) >= 80


def heavy():
    return sent_back(Version(work=NEW.work)) - sent_back(OLD) >= 80


def day():
    minutes = sum(minutes for _, minutes, _ in PLAN)
    print(f"the steps take {minutes} minutes")
    return minutes <= 240


sys.exit(0 if globals()[sys.argv[2]]() else 1)
