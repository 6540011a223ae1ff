"""No hidden state is left, but the receipt job holds a connection that was given back."""
import asyncio
from contextlib import asynccontextmanager


class Database:
    def __init__(self, pool):
        self._pool = pool

    @asynccontextmanager
    async def transaction(self):
        async with self._pool.acquire() as conn, conn.transaction():
            yield conn


async def place_order(db, payments, mail, order):
    async with db.transaction() as conn:
        await conn.execute("UPDATE stock SET n = n - 1 WHERE sku = $1", order.sku)
        await payments.charge(order)
        await conn.execute("INSERT INTO orders (id) VALUES ($1)", order.id)
        asyncio.create_task(send_receipt(conn, mail, order))


async def send_receipt(conn, mail, order):
    await mail.send(order)
    await conn.execute("UPDATE orders SET receipt = 'sent' WHERE id = $1", order.id)
