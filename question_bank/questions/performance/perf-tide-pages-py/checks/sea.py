"""The database of the forecasts and its readers, on a virtual clock. No real time passes."""
import asyncio
import random
import weakref
from dataclasses import dataclass

CONNECTIONS, QUERY_S = 4, 0.2           # facts 2 and 3
A_SECOND, PLACES = 100, 600           # fact 1


ALL_S = 3.0                             # one query for all places
ALIVE = weakref.WeakSet()               # every forecast that somebody still holds


class Clock(asyncio.SelectorEventLoop):
    """An event loop whose time jumps to the next thing that is due."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        self._selector.select = self._jump

    def _jump(self, timeout=None):
        self.now += timeout or 0.0
        return []

    def time(self):
        return self.now


@dataclass(eq=False)
class Forecast:
    place: str
    read_at: float

    def __post_init__(self):
        ALIVE.add(self)


class Database:
    """Does four queries at once, 0.2 s each. `queries` has the moment and the place of each."""

    def __init__(self, loop):
        self.loop = loop
        self.free = asyncio.Semaphore(CONNECTIONS)
        self.queries = []
        self.down = (float("inf"), float("inf"))

    async def forecast(self, place):
        self.queries.append((self.loop.time(), place))
        await self.work(QUERY_S)
        return Forecast(place, self.loop.time())

    async def all_forecasts(self):
        self.queries.append((self.loop.time(), "all"))
        await self.work(ALL_S)
        return {name: Forecast(name, self.loop.time()) for name in names(PLACES)}

    async def work(self, seconds):
        async with self.free:
            if self.down[0] <= self.loop.time() < self.down[1]:
                await asyncio.sleep(0.01)
                raise ConnectionError("database is down")
            await asyncio.sleep(seconds)


def names(places):
    return [f"place {n}" for n in range(1, places + 1)]


@dataclass
class Page:
    at: float
    place: str
    took: float
    age: float
    failed: bool = False


class Site:
    """Readers that come to the site. `pages` has every page they asked for."""

    def __init__(self, module):
        self.loop = Clock()
        asyncio.set_event_loop(self.loop)
        random.seed(4)
        self.chance = random.Random(9)
        self.db = Database(self.loop)
        self.forecasts = module.Forecasts(self.db, self.loop.time)
        self.pages = []
        self.wrong = 0

    async def read(self, place):
        start = self.loop.time()
        try:
            found = await self.forecasts.get(place)
        except ConnectionError:
            self.pages.append(Page(start, place, self.loop.time() - start, 0, failed=True))
            return
        end = self.loop.time()
        self.wrong += found.place != place
        self.pages.append(Page(start, place, end - start, end - found.read_at))

    async def readers(self, seconds, places=PLACES, a_second=A_SECOND):
        """Let readers come by chance; place 1 is asked for most, then place 2, and so on."""
        known, weights, total = names(places), [], 0.0
        for n in range(1, places + 1):
            total += 1 / n
            weights.append(total)
        tasks, end = set(), self.loop.time() + seconds
        while True:
            await asyncio.sleep(self.chance.expovariate(a_second))
            if self.loop.time() >= end:
                break
            task = self.loop.create_task(self.read(self.chance.choices(known, cum_weights=weights)[0]))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        await asyncio.gather(*tasks)

    def play(self, work):
        """Run *work*, with the job beside it if the forecasts have one."""
        async def both():
            job = self.loop.create_task(self.forecasts.run()) if hasattr(self.forecasts, "run") else None
            await work
            if job:
                job.cancel()

        self.loop.run_until_complete(both())
        return self
