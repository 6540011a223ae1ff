"""A virtual clock, and what stands around the service: entrance, server, press, database and platform."""
import asyncio
import importlib.util
from dataclasses import dataclass

ASKS_EVERY = 2                                     # the entrance asks ready() so often; two "no" in a row are enough
KILL_AFTER = 30                                    # SIGKILL comes so long after SIGTERM


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop that jumps to the next timer in place of waiting, and keeps signal handlers for the test."""

    def __init__(self):
        super().__init__()
        self._now, self.handlers = 0.0, {}
        really = self._selector.select

        def jump(timeout):
            assert timeout is not None, "nothing will ever happen again"
            self._now = round(self._now + timeout, 6)
            return really(0)

        self._selector.select = jump

    def time(self):
        return self._now

    def add_signal_handler(self, number, callback, *args):
        self.handlers[number] = lambda: callback(*args)


@dataclass(frozen=True, eq=False)
class Order:
    number: int
    at: float
    seconds: float
    result: list                                   # what the buyer sees


class Press:
    async def make(self, order):
        await asyncio.sleep(order.seconds)
        return b"pages"


class Database:
    def __init__(self, world):
        self.world, self.open, self.states = world, True, {}

    async def _write(self, order, state):
        if not self.open:
            raise RuntimeError("database is closed")
        await asyncio.sleep(0)
        if not self.world.killed:
            self.states[order.number] = state

    async def set_state(self, order, state):
        await self._write(order, state)

    async def store(self, order, pages):
        await self._write(order, "done")

    async def close(self):
        self.open = False
        self.world.say("i2 database closed")


class Server:
    class Unavailable(Exception):
        pass

    def __init__(self, world):
        self.world, self.listening, self.handle, self.ready = world, False, None, lambda: False

    async def open(self, handle, ready):
        self.listening, self.handle, self.ready = True, handle, ready

    async def close(self):
        """Take no new requests. Those in hand go on."""
        self.listening = False
        self.world.say("i2 server closed")

    def answers_ready(self):
        return self.listening and self.ready()


class World:
    """Runs a service with orders and signals, and keeps what each buyer saw."""

    def __init__(self, file, orders=(), signals=(), log=None, first_ask=0.5):
        spec = importlib.util.spec_from_file_location("copies", file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        self.Service, self.orders, self.signals, self.log = module.CopyService, orders, signals, log
        self.first_ask, self.killed, self.ended_at, self.elsewhere = first_ask, False, None, []
        self.listed, self.db, self.server = True, Database(self), Server(self)

    def say(self, words):
        if self.log is not None:
            self.log.append((self.loop.time(), words))

    def run(self, until=90):
        self.loop = VirtualLoop()
        with asyncio.Runner(loop_factory=lambda: self.loop) as runner:
            runner.run(self._main(until))
        return self

    async def _main(self, until):
        service = self.Service(self.server, Press(), self.db)
        for order in self.orders:
            self.loop.call_at(order.at, self._send, order)
        self._no, self._kill = 0, asyncio.Event()
        self.loop.call_at(self.first_ask, self._ask)
        for at in self.signals:
            self.loop.call_at(at, self._signal)
        if self.signals:
            self.loop.call_at(self.signals[0] + KILL_AFTER, self._kill.set)
        end = asyncio.create_task(asyncio.sleep(until))
        process = asyncio.create_task(service.run())
        kill = asyncio.create_task(self._kill.wait())
        await asyncio.wait([process, kill, end], return_when=asyncio.FIRST_COMPLETED)
        if process.done():
            process.result()
            self.ended_at = self.loop.time()
            self.say("i2 process ended")
        elif kill.done():
            self.killed = True                     # nothing that follows is written any more
            self.say("platform SIGKILL to i2")
        self.server.listening = False
        left = asyncio.all_tasks() - {asyncio.current_task(), end}
        for task in left:                          # what asyncio.run does when run() has returned
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await end

    def _signal(self):
        self.say("platform SIGTERM to i2")
        for handler in self.loop.handlers.values():
            handler()

    def _ask(self):
        self._no = 0 if self.server.answers_ready() else self._no + 1
        if self._no == 2:
            self.listed = False
            self.say("entrance i2 is off the list")
        elif self.listed:
            self.loop.call_later(ASKS_EVERY, self._ask)

    def _send(self, order):
        if not self.listed:
            self.elsewhere.append(order.number)
            self.say(f"entrance order {order.number} to i3")
        elif not self.server.listening:
            order.result.append("refused")
            self.say(f"entrance order {order.number} to i2: 502 connection refused")
        else:
            self.say(f"entrance order {order.number} to i2")
            asyncio.ensure_future(self._serve(order))

    async def _serve(self, order):
        try:
            await self.server.handle(order)
        except asyncio.CancelledError:
            order.result.append("cut")
            self.say(f"entrance order {order.number}: 502 connection lost after {self.loop.time() - order.at:g} s")
        except Exception as error:
            order.result.append("failed")
            self.say(f"entrance order {order.number}: 500 {error}")
        else:
            if not self.killed:
                order.result.append("copy")
                self.say(f"entrance order {order.number}: 200 after {self.loop.time() - order.at:g} s")
