"""A search that calls twenty parts, each on two machines that stand still now and then. Played on a virtual clock."""
import random
from collections import deque
from dataclasses import dataclass

SECONDS = 20                    # how long is played
A_SECOND = 180                  # searches, fact 2
EVERY, STILL = 20_000, 200      # ms: each machine stands still that often, for so long
PART_7 = 6                      # its place in a list of parts
NEVER = float("inf")


@dataclass
class Design:
    parts: int = 20
    machines: int = 2           # of each part
    work: float = 5             # ms that a call takes of a machine
    wait: float = 0             # ms until a second call goes to another machine, 0 = never
    both: bool = False          # two calls from the start
    taken_back: bool = False    # a call that nobody needs any more is not begun
    limit: float = 0            # most second calls of 100 calls, 0 = no limit
    limit_of: str = "part"      # ... counted for each part, or for all
    least_open: bool = False    # a call goes to the machine with the fewest open calls
    aside: bool = False         # no calls to a machine that says that it stands still
    together: bool = False      # all machines stand still at the same moment
    out: float = 0              # ms until the search goes on with what is there, 0 = never


HEARD = 30                      # ms until the front knows that a machine stands still
SPARE = 20                      # second calls that a limit lets through at once


@dataclass
class Call:
    at: float
    machine: int
    done: float = NEVER


class Play:
    """Some seconds of searches: `searches` are lists of calls, `second` counts second calls, `busy` is a share."""

    def __init__(self, design, slow_part=False, stopped=False, seconds=SECONDS):
        self.design = d = design
        self.chance = random.Random(3)
        self.times = [2 if slow_part and p == PART_7 else 1 for p in range(d.parts)]
        self.stopped = (8_000, 9_000) if stopped else None
        self.seconds = seconds
        count = d.parts * d.machines
        self.machines = range(d.machines)
        self.begins = [[5_000 if d.together else EVERY * (p + 0.37 + d.parts * m) / count % EVERY
                        for m in range(d.machines)] for p in range(d.parts)]
        self.free = [[0.0] * d.machines for _ in range(d.parts)]
        self.queue = [[deque() for _ in range(d.machines)] for _ in range(d.parts)]
        self.spare = [float(SPARE)] * d.parts
        self.second, self.worked, self.searches = 0, 0.0, []
        self.run()
        self.busy = self.worked / (count * seconds * 1000)

    def run(self):
        d, at, checks = self.design, 0.0, deque()
        while (at := at + self.chance.expovariate(A_SECOND / 1000)) < self.seconds * 1000:
            while checks and checks[0][0] < at:
                self.ask_again(*checks.popleft())
            calls = []
            for p in range(d.parts):
                self.serve(p, at)
                call = Call(at, self.choose(p, at))
                self.queue[p][call.machine].append((at, call))
                if d.both:
                    self.queue[p][1 - call.machine].append((at, call))
                    self.second += 1
                if d.limit:
                    self.give_spare(p)
                calls.append(call)
            self.searches.append(calls)
            if d.wait:
                checks.append((at + d.wait, calls))
        while checks:
            self.ask_again(*checks.popleft())
        for p in range(d.parts):
            self.serve(p, NEVER)

    def give_spare(self, p):
        share = self.design.limit / 100
        if self.design.limit_of == "part":
            self.spare[p] = min(SPARE, self.spare[p] + share)
        else:
            self.spare[0] = min(SPARE * self.design.parts, self.spare[0] + share)

    def choose(self, p, at):
        d = self.design
        machine = self.chance.choice(self.machines)
        other = (machine + 1) % d.machines
        if d.aside and HEARD <= (at - self.begins[p][machine]) % EVERY < STILL:
            return other
        if d.least_open:
            opened = [len(q) + (free > at) for q, free in zip(self.queue[p], self.free[p])]
            return machine if opened[machine] <= opened[other] else other
        return machine

    def ask_again(self, at, calls):
        d = self.design
        for p, call in enumerate(calls):
            self.serve(p, at)
            purse = p if d.limit_of == "part" else 0
            if call.done > at and (not d.limit or self.spare[purse] >= 1):
                self.spare[purse] -= 1
                self.second += 1
                self.queue[p][(call.machine + 1) % d.machines].append((at, call))

    def serve(self, p, until):
        """Let the machines of a part begin all calls that they can begin before *until*, the earliest first."""
        queue, free, begins, taken_back = self.queue[p], self.free[p], self.begins[p], self.design.taken_back
        while any(queue):
            first = NEVER
            for m, waiting in enumerate(queue):
                if waiting:
                    at, start = waiting[0][0], free[m]
                    if start < at:
                        start = at
                    still = (start - begins[m]) % EVERY
                    if still < STILL:
                        start += STILL - still
                    if self.stopped and p == PART_7 and self.stopped[0] <= start < self.stopped[1]:
                        start = self.stopped[1]
                    if start < first:
                        first, machine = start, m
            if first >= until:
                return
            call = queue[machine].popleft()[1]
            if taken_back and call.done <= first:
                continue
            work = self.design.work * self.times[p] * (0.6 + 0.8 * self.chance.random())
            free[machine] = first + work
            self.worked += work
            call.done = min(call.done, first + work)

    def call_times(self):
        return [call.done - call.at for calls in self.searches for call in calls]

    def search_times(self):
        return [max(call.done for call in calls) - calls[0].at for calls in self.searches]


def slower(times, ms, of):
    """Return how many of *of* times are above *ms*."""
    return of * sum(t > ms for t in times) / len(times)
