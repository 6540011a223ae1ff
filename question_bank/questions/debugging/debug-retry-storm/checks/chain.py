"""App, front, orders and stock on a virtual clock: who calls whom, how often, and what comes in time."""
import csv
import heapq
import itertools
import math
import random
from collections import Counter, deque

LAYERS = ("app", "front", "orders")
PER_S = 10                                         # requests of customers
STOCK_PER_S = 16                                   # calls that Stock can finish


def read(file):
    with open(file) as rows:
        return {row["layer"]: row for row in csv.DictReader(rows)}


class Clock:
    def __init__(self):
        self.now = 0.0
        self._due = []
        self._serial = itertools.count()

    def after(self, seconds, act, *arguments):
        heapq.heappush(self._due, (self.now + seconds, next(self._serial), act, arguments))

    def run_to(self, second):
        while self._due and self._due[0][0] <= second:
            self.now, _, act, arguments = heapq.heappop(self._due)
            act(*arguments)
        self.now = second


class Stock:
    """Finishes one call after the other. Whoever called may have given up by then: that costs the same work."""

    def __init__(self, clock, counts, per_s, limit, skips):
        self.clock, self.counts = clock, counts
        self.work_s = 1 / per_s
        self.limit, self.skips = limit, skips
        self.queue = deque()
        self.away = False
        self.lose_each = None                      # each n-th call gets no answer
        self._calls = 0
        self._busy = False

    def call(self, until, reply):
        self._calls += 1
        if self.lose_each and self._calls % self.lose_each == 0:
            return
        if self.limit is not None and len(self.queue) >= self.limit:
            self.clock.after(0, reply, False)
            return
        self.queue.append((until, reply))
        self._start()

    def set_away(self, away):
        self.away = away
        self._start()

    def restart(self):
        self.queue.clear()

    def _start(self):
        while self.skips and self.queue and self.queue[0][0] <= self.clock.now + self.work_s:
            self.queue.popleft()                   # nobody would wait for the end of it
        if self.queue and not self._busy and not self.away:
            self._busy = True
            self.clock.after(self.work_s, self._finish, *self.queue.popleft())

    def _finish(self, until, reply):
        self._busy = False
        self.counts["finished"] += 1
        self.counts["in_time"] += self.clock.now < until
        reply(True)
        self._start()


class Layer:
    """Calls the next part, waits, and tries again as its row of settings says."""

    def __init__(self, name, row, clock, counts, next_call):
        self.name, self.clock, self.counts, self.next_call = name, clock, counts, next_call
        self.keeps_deadline = row.get("deadline") == "yes"
        self.waits, self.tries = float(row["waits_s"]), int(row["tries"])
        self.pause = float(row["pause_s"])
        self.share = float(row.get("retry_share") or 0)
        self.stops_after = int(row.get("stops_after") or 0)
        self.saved = 10.0                          # retries that the share allows right now
        self.failed_in_a_row, self.closed_until = 0, 0.0
        self.chance = random.Random(name)

    def call(self, until, reply):
        """Call the next part; `until` is when the caller gives up, which only a row with a deadline looks at."""
        if self.share:
            self.saved = min(10.0, self.saved + self.share)
        self._try(1, until if self.keeps_deadline else math.inf, reply)

    def _try(self, n, until, reply):
        if self.stops_after and self.clock.now < self.closed_until:
            self.clock.after(0, reply, False)
            return
        if self.stops_after and self.failed_in_a_row >= self.stops_after:
            self.closed_until = self.clock.now + self.waits       # this one call tests whether all is well again
        self.counts[self.name] += 1
        ends = min(self.clock.now + self.waits, until)
        open_ = [True]

        def answered(good):
            if open_[0]:
                open_[0] = False
                self._seen(good)
                if good:
                    reply(True)
                else:
                    self._again(n, until, reply)

        self.next_call(ends, answered)
        self.clock.after(ends - self.clock.now, answered, False)

    def _seen(self, good):
        self.failed_in_a_row = 0 if good else self.failed_in_a_row + 1
        if self.stops_after:
            self.closed_until = 0.0 if good else self.closed_until
            if self.failed_in_a_row >= self.stops_after:
                self.closed_until = self.clock.now + 5

    def _again(self, n, until, reply):
        wait = self.pause * 2 ** (n - 1) * (0.5 + self.chance.random())
        if n >= self.tries or self.clock.now + wait >= until or (self.share and self.saved < 1):
            reply(False)
            return
        if self.share:
            self.saved -= 1
        self.clock.after(wait, self._try, n + 1, until, reply)


class Chain:
    def __init__(self, settings, stock_per_s=STOCK_PER_S, per_s=PER_S):
        self.clock, self.counts = Clock(), Counter()
        stock = settings.get("stock", {})
        limit = int(stock["queue"]) if stock.get("queue") else None
        skips = stock.get("deadline") == "yes"
        self.stock = Stock(self.clock, self.counts, stock_per_s, limit, skips)
        call = self.stock.call
        for name in reversed(LAYERS):
            call = Layer(name, settings[name], self.clock, self.counts, call).call
        self.app = call
        self.every_s = 1 / per_s
        self.open = True
        self.asked_at, self.good_at = [], []
        self.clock.after(0, self._customer)

    def _customer(self):
        if self.open:
            start = self.clock.now
            self.counts["customers"] += 1
            self.asked_at.append(start)
            self.app(math.inf, lambda good: good and self._good(start))
        self.clock.after(self.every_s, self._customer)

    def _good(self, start):
        self.counts["answered"] += 1
        self.good_at.append(start)

    def share_answered(self, from_s, to_s):
        """Return the share of the requests made in this time that got an answer in the end."""
        return sum(from_s <= s < to_s for s in self.good_at) / sum(from_s <= s < to_s for s in self.asked_at)
