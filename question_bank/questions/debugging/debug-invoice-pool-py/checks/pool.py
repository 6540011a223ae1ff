"""A small connection pool with the contract of a driver's pool (acquire, fetch, release)."""
import asyncio


class AcquireTimeout(Exception):
    pass


class QueryCanceled(Exception):
    pass


class Connection:
    def __init__(self, data):
        self._data = data
        self.released = False

    async def fetchrow(self, sql, key):
        if key == "boom":
            raise QueryCanceled("canceling statement due to statement timeout")
        return self._data["orders"].get(key)

    async def fetch(self, sql, key):
        return self._data["lines"].get(key, [])


class Pool:
    def __init__(self, data, size=10, acquire_timeout_s=30.0):
        self.size = size
        self.in_use = 0
        self._data = data
        self._timeout_s = acquire_timeout_s
        self._waiting = []                         # (future, since), the first one waits longest

    def acquire(self):
        """Return what can be awaited for a connection, or lends one in "async with"."""
        return _Acquire(self)

    async def take(self):
        if self.in_use < self.size:
            self.in_use += 1
            return Connection(self._data)
        loop = asyncio.get_running_loop()
        waiter = loop.create_future(), loop.time()
        self._waiting.append(waiter)
        try:
            async with asyncio.timeout(self._timeout_s):
                return await waiter[0]
        except TimeoutError:
            raise AcquireTimeout("timeout when connecting") from None
        finally:
            if waiter in self._waiting:
                self._waiting.remove(waiter)

    async def release(self, db):
        if db.released:
            raise RuntimeError("released twice")
        db.released = True
        if self._waiting:
            self._waiting.pop(0)[0].set_result(Connection(self._data))
        else:
            self.in_use -= 1

    def longest_wait_s(self):
        if not self._waiting:
            return 0.0
        return asyncio.get_running_loop().time() - self._waiting[0][1]


class _Acquire:
    def __init__(self, pool):
        self._pool = pool

    def __await__(self):
        return self._pool.take().__await__()

    async def __aenter__(self):
        self._db = await self._pool.take()
        return self._db

    async def __aexit__(self, *error):
        await self._pool.release(self._db)
