"""Recomputes every number that the key quotes, from the exhibits and the facts."""
import csv
import json
import re

PEOPLE, WORK_MS, EVERY, AIM = 200, 4, 60, 1             # facts 1 to 3; how often it stops is given when asked for
CLIENTS, MINUTES = 20, 5                                # the report

with open("exhibits/seconds.csv") as file:
    rows = list(csv.DictReader(file))
with open("exhibits/report.txt") as file:
    report = file.read()
stop = 4                                                # seconds 105 to 108, as the slowest answer says
assert sum(int(r["answers"]) <= 1 for r in rows) == stop
can = 1000 // WORK_MS


def after(a_second, can):
    """Return (waiting at the end of a stop, seconds until nobody waits)."""
    return stop * a_second, stop * a_second / (can - a_second)


def above(a_second, can):
    """Return the seconds, from the beginning of a stop, in which those who come wait longer than the aim."""
    return (stop - AIM) / (1 - a_second / can)


waiting, more = after(PEOPLE, can)
slow = int(re.search(r"(\d+) requests took more than 1 s", report)[1])
print(json.dumps({
    "can_do_a_second": can,
    "spare_a_second": can - PEOPLE,
    "wait_at_the_end": waiting,
    "seconds_to_empty": round(more),
    "seconds_with_waiting": round(stop + more),
    "seconds_above_the_aim": round(above(PEOPLE, can)),
    "of_100_wait": round(100 * (stop + more) / EVERY),
    "of_100_above": round(100 * above(PEOPLE, can) / EVERY),
    "of_100_in_the_stop": round(100 * stop / EVERY),
    "slow_in_the_test": slow,
    "slow_a_stop": slow // MINUTES,
    "twenty_in_a_row_ms": CLIENTS * WORK_MS,
    "fifth_more": round(1.2 * PEOPLE),
    "fifth_more_wait": after(1.2 * PEOPLE, can)[0],
    "fifth_more_spare": can - 1.2 * PEOPLE,
    "fifth_more_seconds_to_empty": round(after(1.2 * PEOPLE, can)[1]),
    "done_in_a_minute_of_steps": round(can * (EVERY - stop) / EVERY),
    "faster_above_of_100": round(100 * above(PEOPLE, 2 * can) / EVERY),
}))
