"""usage: scenarios.py FILE SCENARIO [POOL_SIZE]    exit 0 when the scenario's promise holds"""
import asyncio
import importlib.util
import logging
import sys

from clock import run
from pool import AcquireTimeout, Pool, QueryCanceled


async def survives(app, order_id, words):
    for number in range(200):
        try:
            await app.get_invoice(order_id)
        except AcquireTimeout:
            print(f"hangs after {number} {words}")
            return False
        except QueryCanceled:
            pass
    status, body = await app.get_invoice("o1")
    return (status, body["total"], app.pool.in_use) == (200, 42, 0)


async def known(app):
    return await survives(app, "o1", "known orders")


async def missing(app):
    return await survives(app, "nope", "missing orders")


async def failing(app):
    return await survives(app, "boom", "failing queries")


async def health(app):
    for _ in range(app.pool.size):
        await app.pool.acquire()
    caller = asyncio.create_task(app.get_invoice("o1"))
    await asyncio.sleep(5)                         # a caller has now waited for five seconds
    status, _ = await app.health()
    caller.cancel()
    print(f"health={status}")
    return status != 200


file, scenario, size = [*sys.argv[1:], "10"][:3]
spec = importlib.util.spec_from_file_location("invoices", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
logging.disable()
data = {"orders": {"o1": {"id": "o1"}}, "lines": {"o1": [{"amount": 40}, {"amount": 2}]}}
app = module.Invoices(Pool(data, int(size)), logging.getLogger())
sys.exit(0 if run(globals()[scenario](app)) else 1)
