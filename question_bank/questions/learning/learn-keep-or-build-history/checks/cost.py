"""What five years with each way cost, in days of work, from the two tables and the facts."""
import csv

YEARS, ENDS_AFTER = 5, 3
QUARTER, NIGHT = 35, 8                   # facts: days of work in a quarter, hours in a night
ROWS, GROWTH, PER_SECOND = 40_000_000, 12_000_000, 200

with open("exhibits/parts.csv") as file:
    (BUILD, OWN_YEAR, PUT_IN, PUT_IN_BEHIND, _, TAKE_OVER, FORK_YEAR, PLACES, MODULE, UNPACK) = [
        int(row["days"]) if row["days"].isdigit() else None for row in csv.DictReader(file)]
with open("exhibits/three_years.csv") as file:
    FOLLOWED = [int(row["days_to_follow_them"]) for row in csv.DictReader(file)]
FOLLOW = sum(FOLLOWED) / len(FOLLOWED)


def leave(calls, data):
    """Days to leave pastrow, with tables of our own in its place."""
    return BUILD + {"places": PLACES, "module": MODULE}[calls] + (UNPACK if data == "packed" else 0)


def put_in(calls):
    return {"places": PUT_IN, "module": PUT_IN_BEHIND}[calls]


def lives(calls):
    return put_in(calls) + YEARS * FOLLOW


def ends(calls, data):
    return put_in(calls) + ENDS_AFTER * FOLLOW + leave(calls, data) + (YEARS - ENDS_AFTER) * OWN_YEAR


def own():
    return BUILD + YEARS * OWN_YEAR


def fork(calls):
    return put_in(calls) + TAKE_OVER + YEARS * FORK_YEAR


def ends_kept_up(calls):
    """As ends, when the firm keeps pastrow up from then on in place of leaving it."""
    return put_in(calls) + ENDS_AFTER * FOLLOW + TAKE_OVER + (YEARS - ENDS_AFTER) * FORK_YEAR


def hours_out(years, data):
    return (ROWS + years * GROWTH) / PER_SECOND / 3600 if data == "packed" else 0


def even(calls, data):
    """The chance of an end after three years at which pastrow costs as much as our own."""
    return (own() - lives(calls)) / (ends(calls, data) - lives(calls))
