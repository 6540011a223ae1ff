"""usage: parts.py PARTS/START SCENARIO

Plays a way to keep three years of events, three years from now.
PARTS: none, lifts (16 groups), year, month, half-month, week, day.
START: delete (old rows are deleted at night), copy (the rows of today are copied into parts before anything else),
attach (they become one part), later (they become one part, and are copied into parts before they are due).
exit 0 when the scenario's promise holds
"""
import math
import sys

from events import (DAYS, DELETES, KEPT, LATEST_REMOVAL, LOOK, MEMORY, NIGHT, NUMBER_ENTRY, NUMBER_LIMIT,
                    PAGE_LIMIT, PLAN, SO_FAR, a_day, rows)

NOW, THEN = SO_FAR, SO_FAR + KEPT
parts, start = sys.argv[1].split("/")
scenario = sys.argv[2]
DAYS_OF = {"day": 1, "week": 7, "half-month": DAYS // 2, "month": DAYS, "year": 12 * DAYS}


def count():
    """Return how many parts there are: the full ones of three years, and the one that is being filled."""
    if parts in DAYS_OF:
        return math.ceil(KEPT * DAYS / DAYS_OF[parts]) + 1
    return 16 if parts == "lifts" else 1


def looked_into_by_page():
    """Seven days touch one part more than fits into them, when they begin in the middle of one."""
    return math.ceil(7 / DAYS_OF[parts]) + 1 if parts in DAYS_OF else 1


def memory():
    """The indexes (event number) that take new rows."""
    if parts not in DAYS_OF:
        size = rows(THEN - KEPT + 1, THEN) * NUMBER_ENTRY
    elif parts == "year":
        size = rows(THEN - 11, THEN) * NUMBER_ENTRY
    else:
        size = a_day(THEN) * DAYS_OF[parts] * NUMBER_ENTRY
    print(f"index that takes new rows {size / 1e9:.1f} GB")
    return size <= MEMORY


def page():
    took = LOOK * looked_into_by_page() + PLAN * count()
    print(f"{looked_into_by_page()} parts of {count()}, {took:.1f} ms")
    return took <= PAGE_LIMIT


def number():
    took = (LOOK + PLAN) * count()
    print(f"{count()} parts of {count()}, {took:.1f} ms")
    return took <= NUMBER_LIMIT


def gone():
    """How many months too long is a row kept, at worst?"""
    if parts not in DAYS_OF:
        a_night = DELETES * NIGHT * 3600
        behind = next(month for month in range(1, THEN) if a_day(month) > a_night)
        print(f"{a_night / 1e6:.2f} million a night, too slow for the rows of month {behind}, "
              f"due {behind - 1 + KEPT - NOW} months from now")
        return False
    too_long = DAYS_OF[parts] / DAYS
    if start == "attach":
        too_long = max(too_long, SO_FAR)
    print(f"a row is kept up to {too_long:.1f} months too long")
    return too_long <= LATEST_REMOVAL


sys.exit(0 if globals()[scenario]() else 1)
