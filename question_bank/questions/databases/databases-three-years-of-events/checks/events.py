"""The table of events: what was measured, what came so far, and what will come. A month has 30 days."""
import csv

DAYS = 30
SO_FAR = 12                    # months since the table was begun; month 1 was the first one
KEPT = 36                      # months
MEMORY, DISK = 128e9, 4e12     # bytes, fact 3
LATEST_REMOVAL = 1             # months after three years, fact 1

with open("exhibits/measured.csv") as file:
    _MEASURED = [float(row["value"]) for row in csv.DictReader(file)]
ROW, LIFT_ENTRY, NUMBER_ENTRY, FAST, SLOW, DELETES, NIGHT, PEAK, LOOK, PLAN = _MEASURED
BYTES = ROW + LIFT_ENTRY + NUMBER_ENTRY
with open("exhibits/queries.csv") as file:
    PAGE_LIMIT, NUMBER_LIMIT = (float(row["at_most_ms"]) for row in csv.DictReader(file))


def a_day(month, faster=1):
    """Return the events a day in a month: a million more each month, from now on perhaps `faster` times that."""
    return 1e6 * (month if month <= SO_FAR else SO_FAR + faster * (month - SO_FAR))


def rows(first, last, faster=1):
    """Return the rows that come from month `first` to month `last`."""
    return sum(DAYS * a_day(month, faster) for month in range(first, last + 1))


def months_until(limit, bytes_a_row, faster=1):
    """Return how many whole months from now all rows together stay below `limit` bytes."""
    month = SO_FAR
    while rows(1, month + 1, faster) * bytes_a_row <= limit:
        month += 1
    return month - SO_FAR
