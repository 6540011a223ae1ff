"""The doors, the bank and the book. What a request asks for happens there, also when it gives up waiting."""
import asyncio
from dataclasses import dataclass, field

REACH = 0.1                                        # seconds until a call has reached the other side


class Refused(Exception):
    pass


class Taken(Exception):
    pass


class NotStored(Exception):
    pass


@dataclass
class State:
    """What is stored outside the process: it outlives a crash."""
    held: dict = field(default_factory=dict)       # locker: who
    payments: dict = field(default_factory=dict)   # payment: cents that the customer has paid
    keys: dict = field(default_factory=dict)       # key of a charge: payment
    rows: dict = field(default_factory=dict)       # row of the book: [locker, payment or None]
    driven_out: list = field(default_factory=list)


class Service:
    def __init__(self, state, slow=(), heard=lambda text: None):
        self.state, self.slow, self.heard = state, slow, heard

    async def _call(self, name, effect):
        """`slow` names the calls whose answer takes 20 seconds."""
        loop = asyncio.get_running_loop()
        answer = loop.create_future()
        self.heard(name)

        def reached():
            try:
                result = effect()
            except Exception as error:
                loop.call_later(seconds, settle, answer.set_exception, error)
            else:
                loop.call_later(seconds, settle, answer.set_result, result)

        def settle(act, value):
            if not answer.done():                  # the caller may have gone
                act(value)

        seconds = 20 if name.split()[0] in self.slow else 0.3
        loop.call_later(REACH, reached)
        return await answer


class Lockers(Service):
    async def hold(self, locker):
        def effect():
            if locker in self.state.held:
                raise Taken(locker)
            self.state.held[locker] = "us"
        await self._call(f"hold {locker}", effect)

    async def release(self, locker):
        def effect():
            if self.state.held.pop(locker, None) == "other":
                self.state.driven_out.append(locker)
        await self._call(f"release {locker}", effect)


class Bank(Service):
    async def charge(self, card, cents, key=None):
        def effect():
            if card == "empty":
                raise Refused(card)
            if key is None or key not in self.state.keys:
                payment = f"p{len(self.state.payments) + 1}"
                self.state.payments[payment] = cents
                self.state.keys[key] = payment
            return self.state.keys[key]
        return await self._call(f"charge {cents / 100:.2f}", effect)

    async def find(self, key):
        return await self._call(f"find {key}", lambda: self.state.keys.get(key))

    async def refund(self, payment):
        await self._call(f"refund {payment}", lambda: self.state.payments.update({payment: 0}))


class Book(Service):
    """The database of rents. `open`, `done`, `drop` and `opened` may be added by an answer."""

    full = False

    def _put(self, locker, payment):
        if self.full:
            raise NotStored("the book is full")
        if any(row[0] == locker for row in self.state.rows.values()):
            raise Taken(locker)                    # one row for each locker
        row = max(self.state.rows, default=0) + 1
        self.state.rows[row] = [locker, payment]
        return row

    async def add(self, locker, payment):
        return await self._call(f"book {locker}", lambda: self._put(locker, payment))

    async def remove(self, locker):
        def effect():
            for row in [row for row, (name, _) in self.state.rows.items() if name == locker]:
                del self.state.rows[row]
        await self._call(f"remove {locker}", effect)

    async def open(self, locker):
        return await self._call(f"open {locker}", lambda: self._put(locker, None))

    async def done(self, row, payment):
        def effect():
            if self.full:
                raise NotStored("the book is full")
            self.state.rows[row][1] = payment
        await self._call(f"book {row}", effect)

    async def drop(self, row):
        await self._call(f"drop {row}", lambda: self.state.rows.pop(row, None))

    async def opened(self):
        found = lambda: [(row, name) for row, (name, payment) in self.state.rows.items() if payment is None]
        return await self._call("opened", found)
