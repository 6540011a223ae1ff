"""A store that all processes share, and a lab. No real time passes."""
import asyncio
import copy
import inspect

from lab import LabBusy, LabTimeout


class Store:
    """Others can run while a call is on its way; what it does is done in one step."""

    def __init__(self):
        self._values = {}

    async def get(self, key):
        await asyncio.sleep(0)
        return copy.deepcopy(self._values.get(key))

    async def put(self, key, value):
        await asyncio.sleep(0)
        self._values[key] = copy.deepcopy(value)

    async def delete(self, key):
        await asyncio.sleep(0)
        self._values.pop(key, None)

    async def add(self, key, value):
        """Store the value if nothing is there. Says whether it did."""
        await asyncio.sleep(0)
        if key in self._values:
            return False
        self._values[key] = copy.deepcopy(value)
        return True

    async def replace(self, key, old, new):
        """Store the new value if the old one is still there. Says whether it did."""
        await asyncio.sleep(0)
        if self._values.get(key) != old:
            return False
        self._values[key] = copy.deepcopy(new)
        return True


class Lab:
    """Takes orders. `made` holds (farm, field, test), and the place in it gives the number."""

    def __init__(self, say=lambda text: None):
        self.made = []
        self.busy = 0                   # so many orders are not taken
        self.silent = []                # what became of orders with no answer: "made", "nothing", "late"
        self.open = asyncio.Event()     # cleared: orders wait here, and then are made
        self.open.set()
        self.answers = asyncio.Event()  # cleared: what is made is not answered yet
        self.answers.set()
        self.dies = None                # "before" or "after": the caller hears nothing more
        self._by_reference = {}
        self._late = []                 # on its way, after the caller was told nothing
        self._say = say

    async def order(self, farm, field, test, reference=None):
        self._say(f"order for {farm}, {field} {test}")
        await asyncio.sleep(0)
        await self.open.wait()
        if self.busy:
            self.busy -= 1
            self._say("is busy and takes nothing")
            raise LabBusy()
        if self.dies == "before":
            await asyncio.Event().wait()
        silent = self.silent.pop(0) if self.silent else None
        if silent == "nothing":
            raise LabTimeout()
        if silent == "late":
            self._late.append((farm, field, test, reference))
            raise LabTimeout()
        number = self._make(farm, field, test, reference)
        if self.dies == "after":
            await asyncio.Event().wait()
        await self.answers.wait()
        if silent:
            raise LabTimeout()
        return number

    def _make(self, farm, field, test, reference):
        self.made.append((farm, field, test))
        number = 500 + len(self.made)
        self._by_reference.setdefault(reference, number)
        self._say(f"{number} is made")
        return number

    def make_late(self):
        while self._late:
            self._make(*self._late.pop(0))

    async def find(self, reference):
        await asyncio.sleep(0)
        return self._by_reference.get(reference)


class World:
    """One store, one lab, a clock, and as many processes as a story needs."""

    def __init__(self, Orders):
        self.Orders = Orders
        self.store, self.lab, self.now = Store(), Lab(), 0.0

    def process(self):
        more = {"clock": lambda: self.now, "pause": lambda seconds: asyncio.sleep(0)}
        wanted = inspect.signature(self.Orders).parameters
        return self.Orders(self.store, self.lab, **{n: v for n, v in more.items() if n in wanted})


async def settle():
    """Let everybody run until they wait for something."""
    for _ in range(20):
        await asyncio.sleep(0)
