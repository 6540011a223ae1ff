"""The receipt job cannot be collected any more. It was never collected: the log shows it run."""
import asyncio
from contextlib import asynccontextmanager

jobs = set()


class Database:
    def __init__(self, pool):
        self._pool = pool
        self._conn = None

    @asynccontextmanager
    async def transaction(self):
        async with self._pool.acquire() as conn, conn.transaction():
            self._conn = conn
            yield

    async def execute(self, sql, *args):
        await self._conn.execute(sql, *args)


async def place_order(db, payments, mail, order):
    async with db.transaction():
        await db.execute("UPDATE stock SET n = n - 1 WHERE sku = $1", order.sku)
        await payments.charge(order)
        await db.execute("INSERT INTO orders (id) VALUES ($1)", order.id)
        job = asyncio.create_task(send_receipt(db, mail, order))
        jobs.add(job)
        job.add_done_callback(jobs.discard)


async def send_receipt(db, mail, order):
    await mail.send(order)
    await db.execute("UPDATE orders SET receipt = 'sent' WHERE id = $1", order.id)
