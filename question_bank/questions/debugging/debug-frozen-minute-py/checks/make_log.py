"""Replays the two minutes of instance 2 against the exhibit's code and prints their log.

The service's lines come from the run. What the balancer and the machine write follows from the
times of the run: they do not stand still with the service.
"""
import asyncio
import math
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta

from machine import Machine
from shop_parts import Database, make_products, serve

sys.path.append("exhibits")
from shop import Shop

START = datetime(2026, 3, 12, 10, 30, 30)
END_MS = 112_000
BALANCER_MS = 30_000
CHECK_EVERY_S, CHECK_WAIT_MS, MOST_FAILED = 10, 2000, 3
CORES = 4

machine = Machine()
shop = Shop(Database(machine))
lines = []


def say(ms, text):
    lines.append((ms, text))


@dataclass
class Request:
    """The balancer's view: when a request came, and when the service answered it."""

    name: str
    came: float
    answered: float = math.inf


def request(at_s, name, handler, words="", quiet=False):
    seen = Request(name, at_s * 1000)

    def answered(status, body, error, ms):
        seen.answered = machine.now_ms()
        level = "ERROR " if status >= 500 else ""
        rest = f' err="{error}"' if error else ""
        if not quiet:
            say(seen.answered, f"app  {level}{name}{words} status={status} ms={ms}{rest}")

    serve(machine, seen.came, handler, answered)
    return seen


def page(at_s, product_id):
    return request(at_s, f"GET /products/{product_id}", lambda: shop.get_product(product_id))


def search(at_s, word):
    return request(at_s, f"GET /search?q={word}", lambda: shop.search(word))


def importing(at_s, count, repeated):
    products = make_products(machine, count, repeated)
    return request(at_s, "POST /imports", lambda: shop.import_products(products), f" products={count}")


async def two_minutes():
    requests = [
        page(1.204, "P412"), search(4.870, "lamp"), importing(8.115, 40, 3), page(13.560, "P7"),
        page(17.020, "P88"), importing(21.400, 80, 2), search(25.730, "desk"), page(32.310, "P31"),
        search(37.298, "sofa"), page(37.299, "P52"), importing(37.300, 760, 0),
        page(39.412, "P7"), search(42.906, "lamp"), page(46.188, "P88"), page(51.743, "P412"),
        search(55.150, "desk"), page(59.631, "P31"), page(101.870, "P7"), search(105.344, "lamp"),
    ]
    checks = [request(s, "GET /health", shop.health, quiet=True) for s in range(0, END_MS // 1000, CHECK_EVERY_S)]
    await asyncio.sleep(END_MS / 1000)
    return requests, checks


def balancer(requests, checks):
    failed, out = 0, []                            # [from, to] without requests
    for check in checks:
        if check.answered <= check.came + CHECK_WAIT_MS:
            if failed >= MOST_FAILED:
                out[-1].append(check.answered)
                say(check.answered, "lb   instance 2: health check answered, gets requests again")
            failed = 0
            continue
        failed += 1
        ms = check.came + CHECK_WAIT_MS
        if failed <= MOST_FAILED:
            say(ms, f"lb   instance 2: health check not answered in {CHECK_WAIT_MS} ms ({failed})")
        if failed == MOST_FAILED:
            out.append([ms])
            say(ms, "lb   instance 2: gets no more requests")
    for one in requests:
        assert all(one.came < begin or one.came > end for begin, end in out), f"{one.name} came while out"
        if one.answered > one.came + BALANCER_MS:
            say(one.came + BALANCER_MS, f"lb   {one.name} status=504 ms={BALANCER_MS}")


def host():
    for ms in range(30_000, END_MS, 20_000):
        busy = sum(max(min(end / 1000, ms) - max(begin / 1000, ms - 20_000), 0) for begin, end in machine.spells)
        say(ms, f"host cpu={busy / CORES / 200:.1f}% cores={CORES}")


balancer(*machine.run(two_minutes()))
host()
for ms, text in sorted(lines, key=lambda line: line[0]):
    now = START + timedelta(milliseconds=round(ms))
    print(f"{now:%H:%M:%S}.{now.microsecond // 1000:03d} {text}")
