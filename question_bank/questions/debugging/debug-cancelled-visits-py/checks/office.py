"""The office's world: a queue, the plan and the tuners' phones. Time moves only while work is done.

The exhibit is a diff, so it holds two versions: "-" and " " lines are version 30, "+" and " " lines are 31.
"""
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

EXHIBIT = "exhibits/visits.diff"


class Version:
    """One version of the code, as the instances run it."""

    def __init__(self, number, code):
        self.number = number
        self.code = ModuleType(f"visits_{number}")
        exec(compile(code, f"visits {number}", "exec"), self.code.__dict__)

    async def cancel(self, queue, visit):
        reason = () if self.number == 30 else ("no time",)
        await self.code.cancel_visit(queue, visit, *reason)

    async def move(self, queue, visit, time):
        await self.code.move_visit(queue, visit, time)


def side(sign):
    lines = Path(EXHIBIT).read_text().splitlines(keepends=True)
    return "".join(line[1:] if line != "\n" else line for line in lines if line[0] in (" ", "\n", sign))


def old():
    return Version(30, side("-"))


def new(number, file=EXHIBIT):
    return Version(number, side("+") if file == EXHIBIT else Path(file).read_text())


@dataclass
class Visit:
    id: str
    tuner: str
    time: str = "14:00"
    state: str = "open"


class Message:
    def __init__(self, queue, number, body):
        self.queue, self.number, self.body = queue, number, body

    async def done(self):
        self.queue.waiting.remove(self)

    async def give_back(self):
        self.queue.waiting.remove(self)
        self.queue.waiting.append(self)

    async def set_aside(self):
        self.queue.waiting.remove(self)
        self.queue.aside.append(self)


class Queue:
    def __init__(self, first=1):
        self.waiting, self.aside, self.next = [], [], first

    async def put(self, body):
        self.waiting.append(Message(self, self.next, body))
        self.next += 1


class World:
    """What outlives each instance. `ms` counts the time that work on a message takes."""

    def __init__(self, first=1):
        self.queue, self.visits, self.told, self.ms = Queue(first), {}, [], 0

    def book(self, id, tuner="T1"):
        self.visits[id] = Visit(id, tuner)

    def open(self, id):
        return id in self.visits and self.visits[id].state == "open"

    async def update(self, id, fields):
        self.ms += 12
        visit = self.visits.get(id)
        for name, value in fields.items() if visit else ():
            setattr(visit, name, value)
        return visit

    async def remove(self, id):
        self.ms += 14
        return self.visits.pop(id, None)

    async def tell(self, tuner, text):
        self.ms += 9
        self.told.append((tuner, text))

    async def read(self, version):
        """The next message, read by an instance with this version."""
        await version.code.Worker(self, self).handle(self.queue.waiting[0])

    async def read_all(self, version, limit=1000):
        """Read until nothing waits, and return how many times a message was handed out."""
        count = 0
        while self.queue.waiting and count < limit:
            await self.read(version)
            count += 1
        return count
