"""The booking service: it does one request after the other, and stops now and then. Times are in seconds."""
import heapq
import random
from collections import deque


class Service:
    """Answers a request at `answer(at)`. Requests have to come in the order of time."""

    def __init__(self, work=0.004, every=60.0, stop=4.0, first=45.0):
        self.work, self.every, self.stop, self.first = work, every, stop, first
        self.free = 0.0
        self.chance = random.Random(5)

    def answer(self, at):
        start = max(at, self.free)
        self.free = self.after_a_stop(start) + self.work * (0.5 + self.chance.random())
        return self.free

    def after_a_stop(self, at):
        since = (at - self.first) % self.every
        return at + self.stop - since if at >= self.first and since < self.stop else at


class Two:
    """Two machines, the second of which stops half a minute later. `looks`: a request goes where it is done first."""

    def __init__(self, looks):
        self.machines = [Service(), Service(first=75.0)]
        self.looks, self.count = looks, 0

    def answer(self, at):
        self.count += 1
        machine = self.machines[self.count % 2]
        if self.looks:
            machine = min(self.machines, key=lambda m: m.after_a_stop(max(at, m.free)))
        return machine.answer(at)


def closed(service, clients, seconds, pause=0.0):
    """Return (sent, answered) of clients that each wait for an answer, and `pause` seconds, before they send again."""
    chance, done = random.Random(7), []
    sends = [(chance.random() * (pause or 0.05), n) for n in range(clients)]
    heapq.heapify(sends)
    while sends[0][0] < seconds:
        at, n = heapq.heappop(sends)
        answered = service.answer(at)
        done.append((at, answered))
        heapq.heappush(sends, (answered + (chance.expovariate(1 / pause) if pause else 0), n))
    return done


def planned(a_second, seconds):
    """Return the moments at which people come, whatever the service does."""
    chance, at, moments = random.Random(8), 0.0, []
    while (at := at + chance.expovariate(a_second)) < seconds:
        moments.append(at)
    return moments


def by_plan(service, a_second, seconds, connections=None):
    """Return (planned, sent, answered). With few connections, a request is sent when one of them is free."""
    done, free = [], deque([0.0] * (connections or 0))
    for at in planned(a_second, seconds):
        sent = max(at, free.popleft()) if connections else at
        answered = service.answer(sent)
        if connections:
            free.append(answered)           # answers come in the order of sending
        done.append((at, sent, answered))
    return done


def slow(times, limit=1.0):
    """Return how many of 100 take longer than the limit."""
    return 100 * sum(t > limit for t in times) / len(times)
