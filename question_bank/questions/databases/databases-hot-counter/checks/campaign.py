"""Plays a design, the steps of a CSV file, with people who donate at a given rate. Time in milliseconds, money in euros."""
import csv
from collections import deque
from typing import NamedTuple

from clock import Clock, Resource, Task

PROCESSES, CONNECTIONS, GIVES_UP, AMOUNT = 4, 60, 10_000, 5
STORED_BEFORE = 2_000_000              # donations of earlier campaigns and years


def read(path):
    with open(path, newline="") as file:
        return [(row["step"], float(row["ms"] or 0), row["note"]) for row in csv.DictReader(file)]


class Sample(NamedTuple):
    when: float
    stored: int
    shown: int
    answered: int
    gave_up: int
    connections: int
    waiting: int


class Campaign:
    def __init__(self, steps, rate, seconds, limit=0, dies_at=None):
        self.inside, self.after, self.jobs = [], [], []
        self.connections, self.group = CONNECTIONS, None
        self.page_adds_up = self.doubled_by_what_is_shown = False
        self.take_apart(steps)
        self.clock = Clock()
        self.pool = Resource(self.connections)
        self.locks = [Resource() for _ in range(8)]
        self.rows, self.versions, self.cache = [0] * 8, [0] * 8, 0
        self.memory, self.queue = [0] * PROCESSES, deque()
        self.stored, self.due, self.receipts, self.counted = [], [], [], 0
        self.doubled, self.limit = set(), limit
        self.waits, self.failed, self.mails = [], 0, 0
        self.waiting = [[] for _ in range(PROCESSES)]
        count = int(rate * seconds)
        for n in range(count):
            self.clock.at(n * 1000 / rate, lambda n=n: self.arrive(n))
        for job in self.jobs:
            self.start_job(job)
        if dies_at is not None:
            self.clock.at(dies_at, self.die)
        self.end = seconds * 1000 + 15_000
        self.samples, self.last = [], 0.0
        for when in range(0, self.end, 250):
            self.clock.at(when, self.look)
        self.clock.run(self.end)

    def take_apart(self, steps):
        committed = False
        for text, ms, note in steps:
            if text.startswith("keep 400"):
                self.connections = 400
            elif text.startswith("each process for"):
                self.group = 50
            elif text.startswith("no total"):
                self.page_adds_up = self.doubled_by_what_is_shown = True
            elif text.startswith(("a job", "a consumer", "each process each second")):
                self.jobs.append((text, ms, note))
                self.doubled_by_what_is_shown |= note.startswith("doubled while")
            else:
                (self.after if committed else self.inside).append((text, ms, note))
                committed = committed or text == "commit"

    # what the page shows, and what is true
    def shown(self):
        if self.page_adds_up:
            return AMOUNT * len(self.stored)
        return self.cache if any("cache" in text for text, *_ in self.after) else sum(self.rows)

    def look(self):
        self.samples.append(Sample(self.clock.now, AMOUNT * len(self.stored), self.shown(), len(self.waits), self.failed,
                                   self.connections - self.pool.free, len(self.locks[0].queue)))

    # people
    def arrive(self, n):
        process = n % PROCESSES
        if self.group:
            self.waiting[process].append((n, self.clock.now))
            if len(self.waiting[process]) == 1:
                self.clock.at(self.clock.now + self.group, lambda: self.send_group(process))
            return
        self.begin([(n, self.clock.now)], process)

    def send_group(self, process):
        people, self.waiting[process] = self.waiting[process], []
        if people:
            self.begin(people, process)

    def begin(self, people, process):
        def gives_up():
            self.failed += len(people)

        self.clock.start(Task(self.donate(people, process), process, self.clock.now + GIVES_UP, gives_up))

    def donate(self, people, process):
        row = people[0][0] % 8
        yield "get", self.pool
        before = self.shown()
        again = True
        while again:
            again, locks, added, stored, due, doubled = False, [], None, [], [], set()
            for text, ms, note in self.inside:
                if text.startswith("add "):
                    k = row if "8 rows" in text else 0
                    yield "get", self.locks[k]
                    locks.append(self.locks[k])
                    yield ms
                    added = k
                    below = sum(self.rows) if "sum of the rows" in note else self.rows[k]
                    limit = self.limit / 8 if "its part" in note else self.limit
                    doubled = {n for i, (n, _) in enumerate(people) if below + i * AMOUNT < limit}
                elif text.startswith("read the total"):
                    yield ms
                    version, below = self.versions[0], self.rows[0]
                    doubled = {n for n, _ in people if below < self.limit}
                elif text.startswith("write the total if"):
                    yield "get", self.locks[0]
                    yield ms
                    if self.versions[0] != version:
                        yield "free", self.locks[0]
                        again = True
                        break
                    locks.append(self.locks[0])
                    added = 0
                elif text.startswith("write the donation"):
                    yield ms
                    stored = [n for n, _ in people]
                elif text.startswith("write down"):
                    yield ms
                    due = [n for n, _ in people]
                elif text.startswith("ask the mail service"):
                    yield ms
                    self.mail(people)
                elif text == "commit":
                    yield ms
                    if added is not None:
                        self.rows[added] += AMOUNT * len(people)
                        self.versions[added] += 1
                    self.stored += stored
                    self.due += due
                    self.doubled |= doubled
                    self.waits += [self.clock.now - came for _, came in people]
                    self.last = self.clock.now
                    for lock in locks:
                        yield "free", lock
                    yield "free", self.pool
                else:
                    raise ValueError(text)
        if self.doubled_by_what_is_shown and before < self.limit:
            self.doubled |= {n for n, _ in people}
        for text, ms, note in self.after:
            yield ms
            if "doubled while" in note and self.shown() < self.limit:
                self.doubled |= {n for n, _ in people}
            if text.startswith("ask the mail service"):
                self.mail(people)
            elif "in memory" in text:
                self.memory[process] += AMOUNT
            elif "in a cache" in text:
                self.cache += AMOUNT
            elif "into a queue" in text:
                self.queue.append(AMOUNT)
            else:
                raise ValueError(text)

    def mail(self, people):
        self.receipts += [n for n, _ in people]
        self.mails += len(people)

    # jobs
    def start_job(self, job, only=None):
        text, ms, note = job
        if text.startswith("each process"):
            for process in range(PROCESSES) if only is None else [only]:
                self.clock.start(Task(self.write_memory(process, ms), process))
        elif text.startswith("a consumer"):
            self.clock.start(Task(self.consume(ms), 0))
        elif "add new donations" in text:
            self.clock.start(Task(self.add_new(ms, note), 0))
        elif "send the receipts" in text:
            self.clock.start(Task(self.send_due(), 0))

    def write_memory(self, process, ms):
        while True:
            yield 1000
            amount = self.memory[process]
            yield "get", self.locks[0]
            yield ms
            self.rows[0] += amount
            self.memory[process] -= amount
            yield "free", self.locks[0]

    def consume(self, ms):
        while True:
            if self.queue:
                yield ms - 1
                self.rows[0] += self.queue[0]
                yield 1                            # added, not confirmed yet
                self.queue.popleft()
            else:
                yield 1

    def add_new(self, ms, note):
        while True:
            yield 1000
            new = self.stored[self.counted:]
            yield ms
            if "the job doubles" in note:
                below = self.rows[0]
                self.doubled |= {n for i, n in enumerate(new) if below + i * AMOUNT < self.limit}
            self.rows[0] += AMOUNT * len(new)
            self.counted += len(new)

    def send_due(self):
        while True:
            yield 1000
            while self.due:
                yield 1
                self.mail([(self.due[0], None)])
                self.due.pop(0)

    def die(self):
        """Process 0 ends: what it had in hand and in memory is gone; then it is started again."""
        for task in [t for t in self.clock.tasks if t.process == 0]:
            self.clock.end(task)
        self.memory[0], self.waiting[0] = 0, []
        for job in self.jobs:
            self.start_job(job, only=0)
