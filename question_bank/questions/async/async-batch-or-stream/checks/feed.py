"""Readings of cold rooms, and the ways by which they reach the alarm and the report. Times in seconds.

The alarm is played at one hundredth of the real size: 120 rooms, 2 readings a second, and a process that
handles 3 a second. Waiting times are the same at both sizes.
"""
import csv
from collections import defaultdict
from dataclasses import dataclass

MINUTE, HOUR, DAY = 60, 3600, 86_400
ROOMS, BIG_SITE, RATE = 120, 4, 3.0
LOOK = 0.01                                        # share of the work when an old reading is put aside
FRESH = 2 * MINUTE
LIMIT = 8.0
PROMISED = 2 * MINUTE


@dataclass(frozen=True, order=True)
class Reading:
    arrives: float
    at: float
    room: int
    degrees: float


def read_settings(file):
    with open(file, newline="") as lines:
        return {row["setting"]: row["value"] for row in csv.DictReader(lines)}


# The alarm

def alarms(settings, readings, stands_still=(0, 0)):
    """Return (when the duty was called, reading) for each reading above the limit that was handled."""
    fresh_only = settings["alarm_takes"] != "every reading"
    stored = settings["waiting_readings_are"] == "stored"
    start, end = stands_still
    seconds = 1 / (RATE * int(settings["processes"]))
    called = []

    def arrived(reading):
        return stored or not start <= reading.arrives < end

    def handle(reading, now):
        """Return when the reading has been handled."""
        old = now - reading.at > FRESH
        if fresh_only and old:
            return now + seconds * LOOK
        if reading.degrees > LIMIT:
            called.append((now + seconds, reading))
        return now + seconds

    now, waiting = 0.0, [reading for reading in sorted(readings) if arrived(reading)]
    period = {"at night": DAY, "every hour": HOUR, "every minute": MINUTE}.get(settings["alarm_runs"])
    if period is None:
        for reading in waiting:
            now = max(now, reading.arrives)
            if start <= now < end:
                now = end
            now = handle(reading, now)
        return called
    tick = period + (HOUR if period == DAY else 0)
    while waiting:
        now = max(now, tick)
        if start <= now < end:
            now = end
        due = [r for r in waiting if r.arrives <= now]
        waiting = waiting[len(due):]
        if fresh_only:                             # the query asks for fresh rows only
            due = [r for r in due if now - r.at <= FRESH]
        for reading in due:
            now = handle(reading, now)
        tick += period
    return called


def stream(hours, warm=(), offline=None):
    """Yield the readings of all rooms. `warm`: {(room, minute)}. `offline`: (from hour, to hour) of the big site."""
    for minute in range(round(hours * 60)):
        for room in range(ROOMS):
            at = minute * MINUTE + room * MINUTE / ROOMS
            degrees = 9.0 if (room, minute) in warm else 4.0
            held = offline and room < BIG_SITE and offline[0] * HOUR <= at < offline[1] * HOUR
            # A gateway that is back sends what it holds at once.
            yield Reading(offline[1] * HOUR if held else at, at, room, degrees)


# The report

def report(settings, readings, limit_then, limit_now, last_night, stands_still=(0, 0)):
    """Return {(room, day): minutes above the limit} as it stands after the night of day `last_night`.

    `limit_then` is the rule that ran, `limit_now` the rule that the report is to be made right with at the end.
    Both are functions of room and day.
    """
    start, end = stands_still
    if settings["waiting_readings_are"] == "in memory":
        readings = [r for r in readings if not start <= r.arrives < end]
    once = settings["repeats"] == "ignored"
    own_day = settings["a_reading_counts_for"] == "its own day"

    def day_of(reading):
        return int((reading.at if own_day else reading.arrives) // DAY)

    def count(rows, limit):
        if once:
            rows = {(r.room, r.at): r for r in rows}.values()
        minutes = defaultdict(int)
        for r in rows:
            if r.degrees > limit(r.room, day_of(r)):
                minutes[r.room, day_of(r)] += 1
        return dict(minutes)

    found = {}
    if settings["report_is"] == "counted as readings come":
        found = count(readings, limit_then)
    else:
        for night in range(1, last_night + 1):
            now = night * DAY + HOUR
            here = [r for r in readings if r.arrives <= now]
            if settings["report_is"] == "made at night for the day before":
                days = {night - 1}
            else:
                days = {day_of(r) for r in here if r.arrives > now - DAY}
            found = {key: n for key, n in found.items() if key[1] not in days}
            found |= {key: n for key, n in count(here, limit_then).items() if key[1] in days}
    kept = int(settings["readings_kept_days"])
    if limit_now is not limit_then and kept:       # made again from what is kept
        first = last_night - kept
        rows = [r for r in readings if day_of(r) >= first]
        found = {key: n for key, n in found.items() if key[1] < first} | count(rows, limit_now)
    return found


def true_report(readings, limit):
    rows = {(r.room, r.at): r for r in readings}.values()
    minutes = defaultdict(int)
    for r in rows:
        day = int(r.at // DAY)
        if r.degrees > limit(r.room, day):
            minutes[r.room, day] += 1
    return dict(minutes)


def week(offline=False, twice=False):
    """Yield the readings of three rooms over seven days: warm for a while each day, room 2 always at 6 degrees."""
    for minute in range(7 * 24 * 60):
        at = minute * MINUTE
        for room in range(3):
            degrees = 6.0 if room == 2 else 9.0 if minute % 240 < 5 + room else 4.0
            arrives = at + 1
            if offline and room == 1 and 2 * DAY + 20 * HOUR <= at < 3 * DAY + 2 * HOUR:
                arrives = 3 * DAY + 2 * HOUR       # offline from 20:00 to 02:00
            yield Reading(arrives, at, room, degrees)
            if twice and minute % 40 == 1:
                yield Reading(arrives + 30, at, room, degrees)
