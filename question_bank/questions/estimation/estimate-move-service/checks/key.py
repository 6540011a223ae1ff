"""Recomputes every number that the key quotes from the exhibit and the facts."""
import csv
import json
import math

from futures import CONTRACT, FOUND, MOVED, QUIET, RECORD, ROUTES, WEEKS, ends, share_by, week_for

with open("exhibits/record.csv") as file:
    *_, total = csv.DictReader(file)
assert (int(total["found"]), int(total["moved"]), int(total["quiet"])) == (FOUND, MOVED, QUIET)


def still_called(week):
    return ROUTES + sum(found - quiet for found, _, quiet in RECORD[:week])


def waiting(week):
    return sum(moved - quiet for _, moved, quiet in RECORD[:week])


half = WEEKS // 2
assert all(waiting(week) >= 0 for week in range(WEEKS)), "quiet before it was moved"
fewer = sorted([ROUTES - still_called(half), still_called(half) - still_called(WEEKS)])
left = still_called(WEEKS)
as_it_is, router, helped = ends(), ends(router_after=3), ends(calling=1.5)
print(json.dumps({
    "still_called": left,
    "to_move": ROUTES + FOUND - MOVED,
    "moved_and_called": waiting(WEEKS),
    "moved_and_called_at_half": waiting(half),
    "moved_a_week": round(MOVED / WEEKS, 1),
    "quiet_a_week": round(QUIET / WEEKS, 1),
    "found_a_week": round(FOUND / WEEKS, 1),
    "fewer_a_week": round((QUIET - FOUND) / WEEKS, 1),
    "weeks_a_half": half,
    "fewer_in_one_half": fewer[0],
    "fewer_in_the_other": fewer[1],
    "week_by_share_moved": round(WEEKS * ROUTES / MOVED),
    "week_by_moved": WEEKS + math.ceil((ROUTES - MOVED + FOUND) / (MOVED / WEEKS)),
    "week_by_moved_and_found": WEEKS + math.ceil((ROUTES - MOVED + FOUND) / ((MOVED - FOUND) / WEEKS)),
    "week_by_quiet": WEEKS + math.ceil(left / (QUIET / WEEKS)),
    "week_by_quiet_and_found": WEEKS + math.ceil(left / ((QUIET - FOUND) / WEEKS)),
    "week_by_the_faster_half": WEEKS + math.ceil(left / (fewer[1] / half)),
    "week_by_the_slower_half": WEEKS + math.ceil(left / (fewer[0] / half)),
    "half_of_the_futures": week_for(0.5, as_it_is),
    "most_of_the_futures": week_for(0.85, as_it_is),
    "percent_by_the_contract": round(100 * share_by(CONTRACT, as_it_is)),
    "most_with_router": week_for(0.85, router),
    "most_with_help": week_for(0.85, helped),
}))
