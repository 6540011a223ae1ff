"""usage: guards.py "alert left<60, limit search 1 min" SCENARIO    exit 0 when the scenario's promise holds

A guard is an alert on the share of the disk that is used ("alert percent>90"), an alert on the minutes
that are left at the speed of the last ten ("alert left<60"), or a limit ("limit all 1 min").
"""
import re
import sys

from vets import DISK_GB, DISK_SPEED, ON, Vets, clock

WINDOW = 10
ALERT = re.compile(r"alert (percent>|left<)(\d+)")
LIMIT = re.compile(r"limit (all|search) (\d+) (min|gb)")
COPY, ACCOUNTS = (60, 20, 30.0), (120, 25, 4.0)    # start, minutes, GB at the end


def page(guards, used):
    """Return the first minute at which an alert pages for the sizes *used*."""
    for now, gb in enumerate(used):
        for sign, limit in ALERT.findall(guards):
            if sign == "percent>" and 100 * gb / DISK_GB > int(limit):
                return now
            speed = (gb - used[now - WINDOW]) / WINDOW if now >= WINDOW else 0
            if sign == "left<" and speed > 0 and (DISK_GB - gb) / speed < int(limit):
                return now
    return None


guards, scenario = sys.argv[1:]
limits = {(who, unit): int(n) for who, n, unit in LIMIT.findall(guards)}
search_min, search_gb = (limits.get(("all", u), limits.get(("search", u))) for u in ("min", "gb"))
if scenario == "held":
    vets = Vets(search_min, search_gb)
    vets.until(ON + 150)
    highest = max(row["used"] for row in vets.rows)
    worst = max(row["failed_pct"] for row in vets.rows)
    print(f"highest {highest:.0f} GB, at most {worst} percent fail")
    good = highest < 0.9 * DISK_GB and worst <= 1
elif scenario == "other":
    used = [310.0] * WINDOW + [310 + DISK_SPEED * m for m in range(1, 80)]
    full = next(now for now, gb in enumerate(used) if gb >= DISK_GB)
    at = page(guards, used[:full])
    print("no page" if at is None else f"page {full - at} minutes before the disk is full")
    good = at is not None and full - at >= 45
else:
    used = [310.0] * 240
    for start, minutes, gb in (COPY, ACCOUNTS):
        for m in range(minutes + 10):
            used[start + m] += gb * min(1, (m + 1) / minutes)
    if scenario == "night":
        _, minutes, gb = ACCOUNTS
        ended = limits.get(("all", "min"), minutes + 1) <= minutes or limits.get(("all", "gb"), gb + 1) <= gb
        print("the accounts job is ended" if ended else "the accounts job comes to its end")
        good = not ended
    else:
        at = page(guards, used)
        print("no page" if at is None else f"page at {clock(at)}")
        good = at is None
sys.exit(0 if good else 1)
