"""A shop whose time is virtual: database, pool, payments and mail. Nothing here waits for real.

Of a database it models one rule only: a statement belongs to the open transaction of the
connection that it runs on, and is stored at once when that connection has none open.
"""
import asyncio
import selectors
from contextlib import asynccontextmanager
from dataclasses import dataclass

STATEMENT_S = 0.003


class Declined(Exception):
    pass


class DatabaseError(Exception):
    pass


@dataclass(frozen=True)
class Order:
    id: int
    sku: str
    charge_s: float = 0.5
    declined: bool = False
    mail_s: float = 0.5


class _NoWaiting(selectors.SelectSelector):
    now = 0.0

    def select(self, timeout=None):
        if timeout:
            self.now += timeout                    # jump to the next thing that is due
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self._jumping = _NoWaiting()
        super().__init__(self._jumping)

    def time(self):
        return self._jumping.now


def run(main):
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)


class Connection:
    def __init__(self, number, server):
        self.number = number
        self._server = server
        self._open = None                          # statements of the open transaction

    @asynccontextmanager
    async def transaction(self):
        await self._travel("BEGIN")
        self._open = []
        try:
            yield
            if self._server.commits_to_fail:
                self._server.commits_to_fail -= 1
                raise DatabaseError("COMMIT failed")
        except BaseException:
            self._open = None
            await self._travel("ROLLBACK")
            raise
        statements, self._open = self._open, None
        self._server.store(statements)
        await self._travel("COMMIT")

    async def execute(self, sql, *args):
        if sql.startswith("INSERT") and args[0] in self._server.failing:
            await self._travel(sql, *args)
            raise DatabaseError("deadlock detected")
        if self._open is None:
            self._server.store([(sql, args)])
        else:
            self._open.append((sql, args))
        await self._travel(sql, *args)

    async def _travel(self, sql, *args):
        self._server.say(f"db  conn={self.number} {sql}", *args)
        await asyncio.sleep(STATEMENT_S)


class Server:
    def __init__(self, failing=(), commits_to_fail=0, say=lambda *words: None):
        self.failing = set(failing)
        self.commits_to_fail = commits_to_fail
        self.say = say
        self.orders = {}
        self.sold = set()

    def store(self, statements):
        for sql, (key,) in statements:
            if sql.startswith("UPDATE stock"):
                self.sold.add(key)
            elif sql.startswith("INSERT INTO orders"):
                self.orders[key] = None
            elif key in self.orders:               # UPDATE orders: no row, no effect
                self.orders[key] = "sent"


class Pool:
    """Lends the free connection with the lowest number."""

    def __init__(self, server, size=10):
        self._free = [Connection(number, server) for number in range(1, size + 1)]

    @asynccontextmanager
    async def acquire(self):
        conn = self._free.pop(0)
        try:
            yield conn
        finally:
            self._free = sorted([*self._free, conn], key=lambda free: free.number)


class Payments:
    def __init__(self, say=lambda *words: None):
        self._say = say

    async def charge(self, order):
        await asyncio.sleep(order.charge_s)
        if order.declined:
            self._say(f"app order={order.id} declined")
            raise Declined(order.id)


class Mail:
    def __init__(self, say=lambda *words: None):
        self._say = say
        self.sent = []

    async def send(self, order):
        await asyncio.sleep(order.mail_s)
        self.sent.append(order.id)
        self._say(f"app order={order.id} receipt mailed")
