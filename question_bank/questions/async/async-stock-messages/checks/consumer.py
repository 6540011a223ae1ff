"""A queue, a database and a consumer whose treatment of failed messages is read from settings.

The queue delivers at least once and in order: a message leaves it only when it is confirmed.
Time is a number of seconds that the consumer moves on itself, so nothing here waits.
"""
import csv
from dataclasses import dataclass

CALL_S = 0.1
NOT_SET = {
    "while_waiting": "the queue waits",
    "same_item_after_dead_letter": "goes on",
    "remember_ids": "no",
    "older_message_of_item": "written",
}


class Crash(Exception):
    """The process dies. What it had in memory is gone; queue and database stay."""


class Failed(Exception):
    temporary = False


class Temporary(Failed):
    temporary = True


@dataclass(frozen=True)
class Message:
    id: int
    at: float
    item: str
    kind: str                                      # sold: take off the stock; count: set it
    n: int

    def __str__(self):
        return f"m{self.id} {self.item} {self.kind} {self.n}"


def in_order(stock, messages):
    """Return what the stock must be: each message once, in the order of the queue."""
    stock = dict(stock)
    for m in messages:
        stock[m.item] = m.n if m.kind == "count" else stock[m.item] - m.n
    return stock


class Database:
    def __init__(self, stock, away=(0, 0), locked=("", 0, 0), bad=()):
        self.stock = dict(stock)
        self.ids = set()                           # messages that were remembered
        self.newest = {}                           # item: id of the last message written
        self.written = []
        self.bad = set(bad)                        # messages that break a rule of the database
        self.calls_while_away = 0
        self._away = away
        self._locked = locked

    def write(self, message, now, remember=False, skip_older=False):
        """One transaction."""
        if self._away[0] <= now < self._away[1]:
            self.calls_while_away += 1
            raise Temporary("no answer from database")
        item, start, end = self._locked
        if message.item == item and start <= now < end:
            raise Temporary("row locked")
        if remember and message.id in self.ids:
            return
        if message.id in self.bad or message.item not in self.stock:
            raise Failed("unknown item")
        if skip_older and message.id < self.newest.get(message.item, 0):
            return
        self.stock = in_order(self.stock, [message])
        self.newest[message.item] = message.id
        self.written.append(message)
        if remember:
            self.ids.add(message.id)


class Queue:
    """Survives a crash: what is waiting, what was moved aside, the dead letters, the held items."""

    def __init__(self, messages):
        self.waiting = list(messages)
        self.aside = []                            # (due, tries, message)
        self.dead = []
        self.held = set()

    def put_back(self, now):
        """By hand: all dead letters go to the end of the queue, in their order."""
        self.waiting += [Message(m.id, now, m.item, m.kind, m.n) for m in self.dead]
        self.dead = []
        self.held = set()


def read_settings(file):
    with open(file, newline="") as lines:
        return NOT_SET | {row["setting"]: row["value"] for row in csv.DictReader(lines)}


class Consumer:
    def __init__(self, settings, queue, database, now=0.0, say=lambda now, text: None, die_at=None):
        self._set = settings
        self._queue = queue
        self._db = database
        self._say = say
        self._memory = set()
        self._die_at = die_at                      # the step after which the process dies
        self.steps = 0
        self.now = now
        self.written_at = {}

    def _step(self):
        self.steps += 1
        if self.steps == self._die_at:
            raise Crash

    def run(self):
        """Works until nothing is waiting, or the process dies. Gives up after a virtual day."""
        queue = self._queue
        while (queue.waiting or queue.aside) and self.now < 86_400:
            due = min(queue.aside, default=None, key=lambda entry: entry[0])
            if due and (due[0] <= self.now or not queue.waiting or due[0] <= queue.waiting[0].at):
                queue.aside.remove(due)
                self.now = max(self.now, due[0])
                self._handle(due[2], tries=due[1])
            else:
                self.now = max(self.now, queue.waiting[0].at)
                self._handle(queue.waiting[0])
                queue.waiting.pop(0)               # confirmed
                self._step()

    def _tries(self, error):
        kind = "tries_temporary" if error.temporary else "tries_permanent"
        tries = self._set.get(kind, self._set.get("tries"))
        return float("inf") if tries == "no limit" else int(tries)

    def _wait(self, tries):
        """Seconds before the next try: the first wait, doubled each time, never above the longest."""
        if "wait_between_tries_s" in self._set:
            return float(self._set["wait_between_tries_s"])
        first = float(self._set["first_wait_s"])
        return min(first * 2 ** min(tries - 1, 30), float(self._set["longest_wait_s"]))

    def _handle(self, message, tries=0):
        if message.item in self._queue.held:
            self._queue.dead.append(message)
            return
        remember = self._set["remember_ids"]
        known = {"in memory": self._memory, "before the write": self._db.ids,
                 "after the write": self._db.ids}.get(remember, ())
        if tries == 0 and message.id in known:
            return
        if remember == "before the write":
            self._db.ids.add(message.id)
            self._step()
        begun = self.now
        while True:
            tries += 1
            try:
                self.now += CALL_S
                self._db.write(message, self.now, remember == "with the write",
                               self._set["older_message_of_item"] == "skipped")
                break
            except Failed as error:
                if tries >= self._tries(error):
                    self._give_up(message, tries, error, begun)
                    return
                if self._set["while_waiting"] == "others go on":
                    self._queue.aside.append((self.now + self._wait(tries), tries, message))
                    return
                self.now += self._wait(tries)
                if self.now > 86_400:
                    return
        self.written_at[message.id] = self.now
        self._say(self.now, f"{message}  written, stock {self._db.stock[message.item]}")
        self._step()
        if remember == "after the write":
            self._db.ids.add(message.id)
            self._step()
        self._memory.add(message.id)

    def _give_up(self, message, tries, error, begun):
        if self._set["after_last_try"] == "dead letter":
            self._queue.dead.append(message)
            took = self.now - begun
            self._say(self.now, f"{message}  dead letter, {tries} tries in {took:.1f} s: {error}")
            if self._set["same_item_after_dead_letter"] == "held":
                self._queue.held.add(message.item)
