"""Replays the incident against the exhibit's code on a virtual clock and prints the log extract."""
import asyncio
import logging
import sys
from datetime import datetime, timedelta

sys.path.insert(0, "exhibits")
from clock import run
from invoices import Invoices
from pool import AcquireTimeout, Pool

START = datetime(2026, 3, 11, 13, 58)


def now_ms():
    return round(asyncio.get_running_loop().time() * 1000)


def say(level, message, **fields):
    at = START + timedelta(milliseconds=now_ms())
    words = "".join(f" {name}={value}" for name, value in fields.items())
    print(f"{at:%H:%M:%S}.{at.microsecond // 1000:03d} {level:5} {message}{words}")


async def request(app, order_id, ms):
    start = now_ms()
    url = f"GET /invoices/{order_id}"
    try:
        status, _ = await app.get_invoice(order_id)
    except AcquireTimeout as error:
        say("ERROR", url, status=500, ms=now_ms() - start, err=f'"{error}"')
    else:
        say("WARN" if status == 404 else "INFO", url, status=status, ms=ms)


async def health(app):
    status, _ = await app.health()
    say("INFO", "GET /health", status=status, ms=1)


async def note(level, message, **fields):
    say(level, message, **fields)


async def metrics(app):
    say("INFO", "metrics", cpu="7%", rss_mb=212, db_active=0, db_idle=app.pool.in_use)


async def at(seconds, act):
    await asyncio.sleep(seconds)
    await act


async def main():
    known = [f"A{number}" for number in range(7000, 7400)]
    data = {"orders": {key: {} for key in known}, "lines": {key: [{"amount": 5}] for key in known}}
    app = Invoices(Pool(data), logging.getLogger())
    missing = [124.201, 131.775, 149.020, 152.664, 171.318, 176.940, 190.007, 203.551, 207.118,
               219.402]
    good = [128.5, 144.1, 166.6, 185.3, 199.9]
    late = [224.015, 226.480, 231.902]
    await asyncio.gather(
        at(0.112, note("INFO", "deploy finished", version="4.18.0", change='"shorter log lines"')),
        at(21.430, request(app, "A7001", 9)),
        at(41.908, request(app, "A7002", 11)),
        at(88.310, note("WARN", "event loop delay", p99ms=61)),
        *(at(s, request(app, f"B{310 + i}", 6 + i % 3)) for i, s in enumerate(missing)),
        *(at(s, request(app, f"A{7010 + i}", 8 + i % 4)) for i, s in enumerate(good)),
        *(at(s, health(app)) for s in (60, 120, 180, 240, 300)),
        *(at(s, request(app, f"A{7020 + i}", 9)) for i, s in enumerate(late)),
        at(262.750, metrics(app)),
        at(305.0, note("WARN", "signal SIGTERM", by="operator")),
    )


logging.disable()
run(main())
