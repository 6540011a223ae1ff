"""One process with one event loop, on a clock of its own: nothing here waits for real.

The loop is that of asyncio. Its clock and its selector are replaced: only work and waiting move
the clock, and what comes from outside is handed over when the loop looks for it.
"""
import asyncio
import math
import os
import selectors
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Callable

MOST_WORK_US = 100_000_000
SWITCH_US = 5000                # how long a thread keeps Python to itself when another one wants it


class StillAtWork(Exception):
    pass


@dataclass(eq=False)
class Incoming:
    at_us: float
    act: Callable


class Machine:
    def __init__(self):
        self.now_us = 0
        self.spells = []                           # [from, to] of each piece of work
        self._incoming = []
        self._elsewhere = None                     # work of another thread, in microseconds
        self._thread = None                        # when the other thread will have done its work

    def now_ms(self):
        return self.now_us / 1000

    def work(self, us):
        """The processor computes. Nothing else of this loop happens meanwhile."""
        if self._elsewhere is not None:
            self._elsewhere += us
            if self._elsewhere > MOST_WORK_US:
                raise StillAtWork
            return
        begin = self.now_us
        self.now_us = begin + us
        if self.spells and self.spells[-1][1] == begin:
            last = self.spells[-1]
            last[1] = self.now_us
            if self.now_us - last[0] > MOST_WORK_US:
                print("frozen for more than 100 s", flush=True)
                os._exit(1)
        else:
            self.spells.append([begin, self.now_us])
        if self._thread:
            self._thread.at_us += us               # one thread at a time runs Python

    def arrival(self, ms, act):
        """Something that comes from outside: a request, or the answer of a database."""
        one = Incoming(self.now_us + round(ms * 1000), act)
        self._incoming.append(one)
        return one

    def run(self, main):
        loop = _Loop(self)
        loop.set_default_executor(_OneThread(self))
        try:
            return loop.run_until_complete(main)
        finally:
            for task in asyncio.all_tasks(loop):
                task.cancel()
            loop.run_until_complete(asyncio.sleep(0))
            loop.close()

    def hand_over(self, loop, timeout):
        """Wait as the selector does, and give what has come in meanwhile to the loop."""
        wake_us = min((one.at_us for one in self._incoming), default=math.inf)
        if timeout is not None:
            wake_us = min(wake_us, self.now_us + math.ceil(round(timeout * 1e6, 3)))
        if timeout != 0:
            self.now_us = max(self.now_us, wake_us)
        if self._thread and self._thread.at_us > self.now_us:
            self.now_us += SWITCH_US               # waits until the other thread lets go
        due = sorted((one for one in self._incoming if one.at_us <= self.now_us), key=lambda one: one.at_us)
        for one in due:
            self._incoming.remove(one)
            loop.call_soon(one.act)

    def compute_elsewhere(self, calculate):
        """Return the future result of work on a thread of its own, which takes as long as here."""
        result, future = None, Future()
        self._elsewhere = 0
        try:
            result = calculate()
        except StillAtWork:
            self._elsewhere = math.inf             # nobody waits long enough to see its end
        took_us, self._elsewhere = self._elsewhere, None

        def done():
            self._thread = None
            future.set_result(result)

        self._thread = Incoming(self.now_us + took_us, done)
        self._incoming.append(self._thread)
        return future


class _OneThread(ThreadPoolExecutor):
    def __init__(self, machine):
        super().__init__(max_workers=1)
        self._machine = machine

    def submit(self, calculate, /, *args, **kwargs):
        return self._machine.compute_elsewhere(lambda: calculate(*args, **kwargs))


class _Selector(selectors.SelectSelector):
    def __init__(self, machine):
        super().__init__()
        self._machine = machine
        self.loop = None

    def select(self, timeout=None):
        self._machine.hand_over(self.loop, timeout)
        return super().select(0)


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self, machine):
        self._machine = machine
        selector = _Selector(machine)
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self._machine.now_us / 1e6
