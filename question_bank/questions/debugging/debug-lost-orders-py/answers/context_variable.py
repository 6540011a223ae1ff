"""Each order sees its own connection. The receipt job gets a copy, and uses it too late."""
import asyncio
from contextlib import asynccontextmanager
from contextvars import ContextVar

current = ContextVar("connection of this task")


class Database:
    def __init__(self, pool):
        self._pool = pool

    @asynccontextmanager
    async def transaction(self):
        async with self._pool.acquire() as conn, conn.transaction():
            token = current.set(conn)
            try:
                yield
            finally:
                current.reset(token)

    async def execute(self, sql, *args):
        await current.get().execute(sql, *args)


async def place_order(db, payments, mail, order):
    async with db.transaction():
        await db.execute("UPDATE stock SET n = n - 1 WHERE sku = $1", order.sku)
        await payments.charge(order)
        await db.execute("INSERT INTO orders (id) VALUES ($1)", order.id)
        asyncio.create_task(send_receipt(db, mail, order))


async def send_receipt(db, mail, order):
    await mail.send(order)
    await db.execute("UPDATE orders SET receipt = 'sent' WHERE id = $1", order.id)
