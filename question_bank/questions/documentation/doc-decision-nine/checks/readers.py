"""usage: readers.py RECORD SCENARIO    exit 0 when the scenario's promise holds

People who were not there read the record and nothing else. Each knows the figures of their own day, and can work out
only what the record names.
"""
import re
import sys

from lamps import DAY, LEES_DAYS, MACHINE, NOW, OUR_DAYS, TOWNS, bill, machine

with open(sys.argv[1], encoding="utf-8") as file:
    RECORD = " ".join(file.read().split())


def names(pattern):
    return re.search(pattern, RECORD) is not None


def worked_out(days):
    """Return what a machine costs by the record, when it would take these days of work a month."""
    if names(r"machine of our own: 220 a month and 2 days of work"):
        return MACHINE + days * DAY
    if names(r"machine of our own comes to 820 a month"):
        return 820.0
    if names(r"machine of our own: 220 a month"):
        return MACHINE
    return None


def choose(days, of_that_day):
    """Whether the reader does what was right on that day."""
    right = "move" if of_that_day > machine(days) else "stay"
    cost = worked_out(days)
    if cost is None:
        print(f"bill {of_that_day:.0f}, a machine by the record: no figure")
        return False
    does = "move" if of_that_day > cost else "stay"
    print(f"bill {of_that_day:.0f}, a machine by the record {cost:.0f}: {does}, right is {right}")
    return does == right


def today():
    return choose(OUR_DAYS, bill(NOW, 4))


def lee_helps():
    return choose(LEES_DAYS, bill(NOW + 6, 4))


def all_towns():
    return choose(OUR_DAYS, bill(NOW + 42, TOWNS))


def throw_away():
    return names(r"throw pictures away") and names(r"contracts we owe them to the towns for ten years")


def street():
    return names(r"not tried there")


def in_time():
    return names(r"Look again \w+, .* when the bill is above \d+")


def two_years_ago():
    return names(r"^(DECISION|RECORD) 9.* Noor, two years ago") or names(r"(takes the place of|confirms) Decision 9")


held = globals()[sys.argv[2]]()
sys.exit(0 if held else 1)
