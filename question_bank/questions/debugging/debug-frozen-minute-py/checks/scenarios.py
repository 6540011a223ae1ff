"""usage: scenarios.py FILE SCENARIO [QUERY_LIMIT_S]    exit 0 when the scenario's promise holds"""
import asyncio
import importlib.util
import sys

from machine import Machine
from shop_parts import Database, make_products, serve

BALANCER_MS = 30_000
PAGE_MS = 1000
EVERY_MS = 250
ARRIVED_MS = 1000


async def import_beside_pages(count):
    """Send one import, with a page of the shop every quarter of a second beside it."""
    answer, longest_ms = None, 0

    def imported(status, body, error, ms):
        nonlocal answer
        answer = status, machine.now_ms() - ARRIVED_MS

    def page(planned_ms):
        def seen(*_):
            nonlocal longest_ms
            longest_ms = max(longest_ms, machine.now_ms() - planned_ms)
        serve(machine, planned_ms, lambda: shop.get_product("P1"), seen)

    serve(machine, ARRIVED_MS, lambda: shop.import_products(make_products(machine, count)), imported)
    for planned_ms in range(0, 2 * BALANCER_MS, EVERY_MS):
        page(planned_ms)
    while machine.now_ms() < 2 * BALANCER_MS and (answer is None or machine.now_ms() < ARRIVED_MS + answer[1] + 2000):
        await asyncio.sleep(0.25)
    took = f"{answer[1] / 1000:.1f} s" if answer else "not done"
    print(f"status={answer and answer[0]} import: {took}, longest page: {longest_ms:.0f} ms")
    return answer, longest_ms


async def small():
    status, body = await shop.import_products(make_products(machine, 40, 3))
    print(f"received={body['received']} saved={len(db.saved)}")
    return body == {"received": 40, "saved": 37} and db.saved == [f"P{n}" for n in range(37)]


async def pages():
    answer, longest_ms = await import_beside_pages(760)
    return longest_ms <= PAGE_MS


async def saved():
    answer, longest_ms = await import_beside_pages(760)
    return answer is not None and answer[0] == 200 and answer[1] <= BALANCER_MS and len(db.saved) == 760


async def large():
    answer, longest_ms = await import_beside_pages(20_000)
    settled = answer is not None and answer[1] <= BALANCER_MS and (answer[0] == 413 or len(db.saved) == 20_000)
    return settled and longest_ms <= PAGE_MS


file, scenario, limit_s = [*sys.argv[1:], "5"][:3]
spec = importlib.util.spec_from_file_location("shop", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
machine = Machine()
db = Database(machine, int(limit_s))
shop = module.Shop(db)
sys.exit(0 if machine.run(globals()[scenario]()) else 1)
