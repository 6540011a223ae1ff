"""Recomputes every number that the key quotes, from the tables and the facts."""
import csv
import json

PARTS, MACHINES, SEARCHES, WORK = 20, 2, 180, 5         # facts 1 and 2
STILL, EVERY, PRICE = 200, 20_000, 60                   # answers that are given when asked for


def rows(name):
    with open(f"exhibits/{name}.csv") as file:
        return list(csv.DictReader(file))


calls = {int(r["slower_than_ms"]): int(r["calls_of_10000"]) for r in rows("calls")}
search = {r["call_to"]: int(r["answer_after_ms"]) for r in rows("search")}
machines = rows("machines")
share = calls[100] / 10_000
a_second = PARTS * SEARCHES
busy = SEARCHES / MACHINES * WORK / 1000
still = [r for r in machines if 100 <= int(r["from_ms"]) < 300]


def slow(parts, share):
    """Return how many of 100 searches meet a slow call."""
    return 100 * (1 - (1 - share) ** parts)


def may_be_slow(parts):
    """Return how many calls of 10,000 may be slow, so that 99 of 100 searches meet none."""
    return 10_000 * (1 - 0.99 ** (1 / parts))


print(json.dumps({
    "slow_searches_expected": round(slow(PARTS, share)),
    "slow_searches_by_adding": round(100 * PARTS * share),
    "calls_that_may_be_slow": round(may_be_slow(PARTS)),
    "one_call_in": 10_000 // round(may_be_slow(PARTS)),
    "times_fewer": round(calls[100] / may_be_slow(PARTS)),
    "slow_searches_40_parts": round(slow(40, share)),
    "calls_that_may_be_slow_40_parts": round(may_be_slow(40), 1),
    "longest_call": max(search.values()),
    "next_longest_call": sorted(search.values())[-2],
    "slowest_7b_while_7a_stands": max(int(r["slowest_7b_ms"]) for r in still),
    "calls_a_second": a_second,
    "calls_of_a_machine": SEARCHES // MACHINES,
    "busy_percent": round(100 * busy),
    "busy_percent_twice": round(200 * busy),
    "busy_percent_part_7_twice_the_work": round(200 * busy),
    "of_100_calls_met": round(100 * STILL / EVERY),
    "second_calls_of_100_at_20_ms": round(calls[20] / 100, 1),
    "second_calls_of_100_at_30_ms": round(calls[30] / 100, 1),
    "second_calls_of_100_at_60_ms": round(calls[60] / 100, 1),
    "second_calls_a_second_at_20_ms": round(a_second * calls[20] / 10_000),
    "third_machines_euros": PARTS * PRICE,
}))
