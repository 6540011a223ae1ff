"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import asyncio
import copy
import importlib.util
import sys

from clock import now, run
from services import Bank, Book, Lockers, State

FILE, SCENARIO = sys.argv[1:]
spec = importlib.util.spec_from_file_location("rents", FILE)
rents = importlib.util.module_from_spec(spec)
spec.loader.exec_module(rents)


class Station:
    def __init__(self, state=None, slow=()):
        self.state = state or State()
        self.services = [kind(self.state, slow) for kind in (Lockers, Bank, Book)]
        self.told, self.after = None, None

    async def request(self, locker="B2", card="full"):
        try:
            self.told = await rents.handle(locker, card, *self.services)
        except Exception as error:
            self.told = f"500 {type(error).__name__}"
        self.after = now()

    async def go(self, card="full", hangs_up_at=None):
        """One request, and ten minutes in which work may go on."""
        task = asyncio.create_task(self.request(card=card))
        if hangs_up_at is not None:
            await asyncio.sleep(hangs_up_at)
            task.cancel()
        await asyncio.sleep(600)
        return self

    def show(self):
        paid = sum(self.state.payments.values()) / 100
        held = self.state.held.get("B2", "free")
        rows = len(self.state.rows)
        print(f"told {self.told}, locker {'held' if held == 'us' else held}, paid {paid:.2f}, rows in the book {rows}")
        return held, paid, rows


RENTED, NOTHING = ("us", 6.0, 1), ("free", 0.0, 0)


async def ok():
    station = await Station().go()
    return station.show() == RENTED and station.told == 201


async def refused():
    station = await Station().go(card="empty")
    return station.show() == NOTHING and station.told == 402


async def taken():
    state = State(held={"B2": "other"}, rows={1: ["B2", "p0"]})
    station = await Station(state).go()
    return station.show() == ("other", 0.0, 1) and station.told == 409 and not state.driven_out


async def gives_up(slow):
    """Once by the time limit, once because the customer's connection is lost at the same place."""
    by_limit = (await Station(slow=[slow]).go()).show()
    by_connection = (await Station(slow=[slow]).go(hangs_up_at=3)).show()
    return by_limit == by_connection == NOTHING


async def slow_bank():
    return await gives_up("charge")


async def slow_book():
    return await gives_up("book")


async def slow_hold():
    return await gives_up("hold")


async def book_full():
    """The book stores nothing, once from the start and once from the middle of the request."""
    found = []
    for seconds in (0, 0.5):
        station = Station()
        asyncio.get_running_loop().call_later(seconds, setattr, station.services[2], "full", True)
        found.append((await station.go()).show())
    return found == [NOTHING, NOTHING]


async def free_again():
    station = await Station(slow=["charge"]).go()
    return station.show()[0] == "free"


async def told():
    station = await Station(slow=["charge"]).go()
    print(f"told {station.told} after {station.after:.1f} s")
    return station.told == 504 and station.after <= 6


async def crash_then_start():
    """The process dies while the bank works. A new one starts with what was stored."""
    first = Station(slow=["charge"])
    task = asyncio.create_task(first.request())
    while not first.state.payments:
        await asyncio.sleep(0.05)
    stored = copy.deepcopy(first.state)
    task.cancel()
    second = Station(stored)
    if hasattr(rents, "recover"):
        await rents.recover(*second.services)
    await asyncio.sleep(600)
    return second.show() == NOTHING


sys.exit(0 if run(globals()[SCENARIO]()) else 1)
