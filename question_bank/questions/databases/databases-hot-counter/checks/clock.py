"""Tasks on a virtual clock, in milliseconds: they sleep, and they take resources in the order of asking. No real time."""
import heapq
import itertools
from collections import deque


class Resource:
    def __init__(self, places=1):
        self.free, self.queue = places, deque()


class Task:
    def __init__(self, work, process=None, deadline=None, gives_up=lambda: None):
        self.work, self.process, self.deadline, self.gives_up = work, process, deadline, gives_up
        self.held, self.over = [], False


class Clock:
    """Work is a generator: it yields a number of milliseconds, ("get", resource) or ("free", resource)."""

    def __init__(self):
        self.now, self.tasks = 0.0, set()
        self._events, self._count = [], itertools.count()

    def at(self, when, act):
        heapq.heappush(self._events, (when, next(self._count), act))

    def start(self, task):
        self.tasks.add(task)
        self._go_on(task)

    def run(self, until):
        while self._events and self._events[0][0] <= until:
            self.now, _, act = heapq.heappop(self._events)
            act()

    def end(self, task):
        """End a task where it is: nothing that it had in hand stays, what it holds is free."""
        if not task.over:
            task.over = True
            self.tasks.discard(task)
            task.work.close()
            for resource in list(task.held):
                self._free(task, resource)

    def _go_on(self, task):
        while not task.over:
            try:
                wish = next(task.work)
            except StopIteration:
                self.end(task)
                return
            if not isinstance(wish, tuple):
                self.at(self.now + wish, lambda: self._go_on(task))
                return
            what, resource = wish
            if what == "free":
                self._free(task, resource)
            elif resource.free:
                resource.free -= 1
                task.held.append(resource)
            else:
                resource.queue.append(task)
                return

    def _free(self, task, resource):
        task.held.remove(resource)
        resource.free += 1
        while resource.queue and resource.free:
            follower = resource.queue.popleft()
            if follower.over:
                continue
            if follower.deadline is not None and self.now > follower.deadline:
                follower.gives_up()
                self.end(follower)
                continue
            resource.free -= 1
            follower.held.append(resource)
            self.at(self.now, lambda follower=follower: self._go_on(follower))
