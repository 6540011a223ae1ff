"""usage: compare.py CHECKS FAULT    exit 0 when none of the checks (joined by +) tells the two histories apart"""
import sys

from history import DAY, History, changes


def starts(ours, theirs):
    """It runs, and gives a value for each meter."""
    return sum(theirs.as_of(meter, 0, 400 * DAY) is None for meter in range(30))


def latest(ours, theirs):
    """The values as they are known at the end."""
    return sum(ours.as_of(m, d, 999 * DAY) != theirs.as_of(m, d, 999 * DAY) for m, d in places)


def count(ours, theirs):
    return abs(ours.count() - theirs.count())


def month_ends(ours, theirs):
    """The values as they were known at the end of each month."""
    ends = [30 * month * DAY - 1 for month in range(1, 15)]
    return sum(ours.as_of(m, d, end) != theirs.as_of(m, d, end) for m, d in places for end in ends)


def each_change(ours, theirs):
    """The values as they were known just before and right after each change."""
    return sum(ours.as_of(m, d, moment) != theirs.as_of(m, d, moment)
               for m, d, _, known in changes() for moment in (known - 1, known))


places = sorted({(m, d) for m, d, _, _ in changes()})
names, fault = sys.argv[1:]
ours, theirs = History(), History(None if fault == "right" else fault)
found = {name: globals()[name](ours, theirs) for name in names.split("+")}
print(f"{ours.count()} rows kept;", ", ".join(f"{name}: {n} differ" for name, n in found.items()))
sys.exit(1 if any(found.values()) else 0)
