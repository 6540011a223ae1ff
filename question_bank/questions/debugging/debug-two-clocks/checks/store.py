"""A store that keeps one wish for a customer, by a table of rules. Time is a number that the caller gives."""
import csv
from dataclasses import dataclass
from itertools import count

KEPT = "Which change is kept?"
AHEAD = "What if that time is ahead of the clock of the store?"
LEFT_OUT = "What is the answer to a change that is left out?"
AGAIN = "What if a change is sent again?"
CLOCKS = "How far may the clocks of the web machines differ?"


def read(file):
    with open(file) as rules:
        return {row["question"]: row["rule of the store"] for row in csv.DictReader(rules)}


@dataclass(frozen=True)
class Change:
    id: int
    wish: str
    time: float                                    # by the clock of the web machine that took it
    seen: int = 0                                  # the version that the page showed


@dataclass
class Store:
    rules: dict[str, str]
    offset: float = 0.0                            # of the clock of the store, in seconds
    wish: str | None = None
    newest: float | None = None
    version: int = 0

    def __post_init__(self):
        self._numbers = count(1)
        self._answers = {}

    def take(self, change, now):
        """Return the answer: saved, or a word that tells the customer otherwise."""
        if self.rules[AGAIN] == "it gets the answer of the first time" and change.id in self._answers:
            return self._answers[change.id]
        if self._is_newest(change, now + self.offset):
            self.wish = change.wish
            self.version += 1
            answer = "saved"
        else:
            answer = self.rules[LEFT_OUT]
        self._answers[change.id] = answer
        return answer

    def _is_newest(self, change, own_time):
        match self.rules[KEPT]:
            case "the one with the newest time of a web machine":
                time = change.time
                if self.rules.get(AHEAD) == "it is cut to the time of the store":
                    time = min(time, own_time)
            case "the one that came last by the clock of the store":
                time = own_time
            case "the one that came last":
                time = next(self._numbers)
            case "one that was made from the version in the store":
                return change.seen == self.version
        if self.newest is not None and time < self.newest:
            return False
        self.newest = time
        return True
