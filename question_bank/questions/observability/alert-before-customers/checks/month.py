"""Four weeks of the label service, minute by minute, from a fixed seed.

A minute is a dict of what could be measured in it. Labels for shops are made first come first
served and before the night import. Time is simulated: nothing here waits.
"""
import csv
import random
from collections import deque
from datetime import date

START = date(2026, 3, 2)                           # a Monday
DAYS = 28
SALE_DAYS = {6, 27}                                # days of March, 16 workers in place of 4
SHOP_LABEL_S, SLOW_LABEL_S, IMPORT_LABEL_S = 2, 6, 1    # time of one worker for one label
COMPUTE_S = 1                                      # of it, time on the processor
BY_HOUR = [0.6] * 6 + [10, 30, 50] + [60] * 4 + [50] * 5 + [40, 30, 15, 6] + [0.6] * 2

with open("exhibits/incidents.csv") as file:
    INCIDENTS = list(csv.DictReader(file))


def minute_of(incident, column):
    """Return the minute of the month at which *column* of an incident lies."""
    day = int(incident["day"].split()[1])
    hour, minute = map(int, incident[column].split(":"))
    return (day - START.day) * 1440 + hour * 60 + minute


def clock_text(clock):
    return f"{clock // 60:02d}:{clock % 60:02d}"


def _blips(rng, count, minutes, hours):
    """Short troubles of a month, at minutes of the given hours. None lies in an incident's hours."""
    busy = {minute_of(i, "began") // 1440 for i in INCIDENTS}
    days = [d for d in range(DAYS) if d not in busy and d + START.day not in SALE_DAYS]
    starts = [days[int(rng.random() * len(days))] * 1440 + hours[0] * 60
              + int(rng.random() * (hours[1] - hours[0]) * 60) for _ in range(count)]
    return {start + i for start in starts for i in range(minutes)}


def month():
    rng = random.Random(20260302)
    slow_carrier = _blips(rng, 10, 8, (9, 15))
    slow_disk = _blips(rng, 3, 7, (9, 20))
    scanners = _blips(rng, 4, 1, (0, 24))
    slow, stopped, closed = (
        range(minute_of(i, "began"), minute_of(i, "ended")) for i in INCIDENTS
    )
    shop, night_import, back = deque(), 0, -1      # shop: [minute accepted, labels waiting]
    for now in range(DAYS * 1440):
        day, clock = divmod(now, 1440)
        hour, weekday = clock // 60, day % 7
        sale = day + START.day in SALE_DAYS and 9 <= hour < 20
        deploy = weekday in (0, 3) and 660 <= clock < 663

        rate = BY_HOUR[hour] * (0.4 if weekday > 4 else 1) * (5 if sale else 1)
        accepted = int(rate * (0.85 + 0.3 * rng.random()) + rng.random())
        if weekday < 5 and clock == 960:
            accepted += 400                        # one large shop prints before the pick-up
        if sale and clock % 60 == 15:
            accepted += 1600                       # on sale days shops print once an hour
        if now in closed:
            accepted = 0
        if accepted:
            shop.append([now, accepted])
        if clock == 120:
            night_import += 4000

        all_worker_s = (16 if sale else 4) * 60
        worker_s = 0 if deploy or now in stopped else all_worker_s
        label_s = SLOW_LABEL_S if now in slow_carrier or now in slow else SHOP_LABEL_S
        finished = done_wait = 0
        while shop and worker_s >= label_s:
            labels = min(shop[0][1], worker_s // label_s)
            worker_s -= labels * label_s
            finished += labels
            shop[0][1] -= labels
            done_wait = max(done_wait, (now - shop[0][0]) * 60)
            if not shop[0][1]:
                shop.popleft()
        imported = min(night_import, worker_s // IMPORT_LABEL_S)
        night_import -= imported
        if now not in closed:                      # the outside test sends one label a minute
            back = shop[0][0] - 1 if shop else now

        errors = int(rng.random() * 1.02)
        errors += 9 if (deploy and clock == 660) or now in scanners else 0
        backup = weekday == 6 and 210 <= clock < 220
        p95 = int((620 if backup or now in slow_disk else 180) * (0.9 + 0.2 * rng.random()))
        yield {
            "day": day + START.day,
            "clock": clock,
            "accepted": accepted,
            "errors": errors,
            "errors_pct": 100 * errors / accepted if accepted else 0,
            "p95_ms": p95,
            "queue": sum(labels for _, labels in shop) + night_import,
            "finished": finished + imported,
            "cpu": round(100 * (finished + imported) * COMPUTE_S / all_worker_s),
            "wait_s": (now - shop[0][0]) * 60 if shop else 0,
            "done_wait_s": done_wait,
            "outside_s": (now - back) * 60,
        }
