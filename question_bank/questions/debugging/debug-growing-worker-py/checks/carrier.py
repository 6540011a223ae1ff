"""A carrier with zones and prices, and a clock that moves only when told to. No real time passes."""
from dataclasses import dataclass

ZONES = 40


class Moment(float):
    """A time that counts how often a kept time is compared with it."""

    looks = 0

    def __add__(self, seconds):
        return Moment(float(self) + seconds)

    def _count(name):
        def compare(self, other):
            Moment.looks += 1
            return getattr(float, name)(self, other)
        return compare

    __lt__, __le__, __gt__, __ge__ = map(_count, ("__lt__", "__le__", "__gt__", "__ge__"))


class Clock:
    def __init__(self):
        self.now = 0.0
        self.counting = False

    def __call__(self):
        return Moment(self.now) if self.counting else self.now


@dataclass(frozen=True)
class Message:
    postcode: int
    weight: int                                    # grams


@dataclass(frozen=True)
class Zone:
    name: str


@dataclass(frozen=True)
class Answer:
    price: int                                     # cents


class Carrier:
    def __init__(self):
        self.asked = 0                             # questions about a price
        self.extra = 0                             # raised when the carrier changes its prices

    def zone(self, postcode):
        return Zone(f"z{postcode % ZONES}")

    def price(self, zone, grams):
        self.asked += 1
        return Answer(500 + int(zone[1:]) * 10 + grams // 3 + self.extra)
