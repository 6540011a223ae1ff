"""usage: traffic.py [full_kilos]

Plays the first days of a week on the worker of the exhibit, and prints what is alive every four hours.
"""
import gc
import random
import sys

from carrier import Carrier, Clock, Message

sys.path.insert(0, "exhibits")
from price_worker import PriceWorker

HOUR = 3600
HOURS = 60
PER_HOUR = [20, 10, 6, 6, 10, 30, 80, 150, 210, 240, 250, 230,      # parcels, midnight to noon
            220, 230, 240, 240, 230, 220, 240, 280, 300, 220, 110, 50]


def asked_about(full_kilos=False):
    """Return (second, postcode, weight) in order: each parcel comes two or three times within five minutes."""
    chance = random.Random(9)
    found = []
    for hour in range(HOURS):
        for _ in range(PER_HOUR[hour % 24]):
            start = hour * HOUR + int(chance.random() * HOUR)
            weight = 100 + int(chance.random() ** 2 * 29_900)
            postcode = int(chance.random() ** 3 * 400)
            waits = [0, 40 + int(chance.random() * 80), 160 + int(chance.random() * 120)]
            for wait in waits[: 2 + (chance.random() < 0.5)]:
                found.append((start + wait, postcode, -(-weight // 1000) * 1000 if full_kilos else weight))
    return sorted(found)


def live(name):
    """Return how many objects of this class are alive."""
    return sum(type(o).__name__ == name for o in gc.get_objects())


def play(full_kilos=False):
    """Yield the hour, the messages, the questions and the live objects, every four hours."""
    clock, carrier = Clock(), Carrier()
    worker = PriceWorker(carrier, clock)
    todo = asked_about(full_kilos)
    for hour in range(4, HOURS + 1, 4):
        now = [m for m in todo if (hour - 4) * HOUR <= m[0] < hour * HOUR]
        before = carrier.asked
        for clock.now, postcode, weight in now:
            worker.handle(Message(postcode, weight))
        yield hour, len(now), carrier.asked - before, live("Message"), live("Zone"), live("Quote")


if __name__ == "__main__":
    print("at,messages,questions_to_carrier,live_Message,live_Zone,live_Quote")
    for hour, *numbers in play(*sys.argv[1:]):
        day, at = divmod(hour - 4, 24)
        print(f"{['Mon', 'Tue', 'Wed'][day]} {at + 4:02}:00", *numbers, sep=",")
