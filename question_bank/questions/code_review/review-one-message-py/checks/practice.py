"""A veterinary practice in memory. A day is a number, and nothing leaves this process."""
import csv
from dataclasses import dataclass


class TextServiceDown(Exception):
    """The text service took no message."""


@dataclass
class Animal:
    name: str
    owner: str
    phone: str
    reminded: int | None = None                    # the day of the mark


@dataclass(frozen=True)
class Message:
    day: int
    phone: str
    text: str


class Practice:
    def __init__(self, fails_at=None):
        self.animals, self.sent = [], []
        self.fails_at = fails_at                   # this message is not taken, once
        self.today = 0

    def add(self, name, owner, phone):
        self.animals.append(Animal(name, owner, phone))

    def due(self, today):
        self.today = today
        return [animal for animal in self.animals if animal.reminded is None]

    def send(self, phone, text):
        if len(self.sent) + 1 == self.fails_at:
            self.fails_at = None
            raise TextServiceDown
        self.sent.append(Message(self.today, phone, text))

    def mark_reminded(self, animal, today):
        animal.reminded = today

    def named(self):
        """Return the name of an animal once for each message that names it."""
        return [a.name for m in self.sent for a in self.animals if a.name in m.text]


def this_morning(**options):
    """Return a practice with the list of the exhibit."""
    practice = Practice(**options)
    with open("exhibits/due.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            practice.add(row["animal"], row["owner"], row["phone"])
    return practice
