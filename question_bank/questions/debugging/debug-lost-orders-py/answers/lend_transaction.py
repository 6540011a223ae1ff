"""Nothing is current: a block lends a transaction, which refuses to work after its end."""
import asyncio
from contextlib import asynccontextmanager


class Transaction:
    def __init__(self, conn):
        self._conn = conn

    async def execute(self, sql, *args):
        if self._conn is None:
            raise RuntimeError("this transaction is over; open a new one")
        await self._conn.execute(sql, *args)

    def end(self):
        self._conn = None


class Database:
    def __init__(self, pool):
        self._pool = pool
        self.jobs = set()                          # keeps each job until it is done

    @asynccontextmanager
    async def transaction(self):
        async with self._pool.acquire() as conn, conn.transaction():
            lent = Transaction(conn)
            try:
                yield lent
            finally:
                lent.end()


async def place_order(db, payments, mail, order):
    async with db.transaction() as tx:
        await tx.execute("UPDATE stock SET n = n - 1 WHERE sku = $1", order.sku)
        await payments.charge(order)
        await tx.execute("INSERT INTO orders (id) VALUES ($1)", order.id)
    job = asyncio.create_task(send_receipt(db, mail, order))
    db.jobs.add(job)
    job.add_done_callback(db.jobs.discard)


async def send_receipt(db, mail, order):
    await mail.send(order)
    async with db.transaction() as tx:
        await tx.execute("UPDATE orders SET receipt = 'sent' WHERE id = $1", order.id)
