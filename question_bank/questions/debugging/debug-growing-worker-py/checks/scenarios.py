"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import gc
import importlib.util
import sys

from carrier import Carrier, Clock, Message, Moment

MOST = 2000
clock, carrier = Clock(), Carrier()


def live():
    """Return how many quotes are kept: live objects of the class that there are more of."""
    names = [type(o).__name__ for o in gc.get_objects()]
    return max(names.count("Quote"), names.count("Answer"))


def unlike(numbers, every_s):
    """Send one message for each number, no two about the same parcel."""
    for n in numbers:
        worker.handle(Message(n % 400, 100 + n))
        clock.now += every_s


def most_kept(count, every_s):
    kept = []
    for start in range(0, count, 1000):
        unlike(range(start, start + 1000), every_s)
        kept.append(live())
    print(f"messages={count} questions={carrier.asked} most quotes kept={max(kept)}")
    return max(kept)


def one_parcel():
    return worker.handle(Message(7, 1200)) == carrier.price("z7", 1200).price


def own_price():
    prices = [worker.handle(Message(7, grams)) for grams in (1200, 1900, 2000)]
    want = [carrier.price("z7", grams).price for grams in (1200, 1900, 2000)]
    print(f"prices={prices} wanted={want}")
    return prices == want


def repeat():
    for wait in (0, 60, 180, 0):
        worker.handle(Message(7, 1200))
        clock.now += wait
    print(f"messages=4 questions={carrier.asked}")
    return carrier.asked == 1


def ten_minutes():
    before = worker.handle(Message(7, 1200))
    carrier.extra = 100
    clock.now += 601
    after = worker.handle(Message(7, 1200))
    print(f"before={before} after={after}")
    return after == before + 100


def week():
    return most_kept(10_000, 60) <= MOST


def rush():
    return most_kept(3000, 0.19) <= MOST


def effort():
    clock.counting = True
    unlike(range(2000), 0.3)                       # all of them within ten minutes
    Moment.looks = 0
    unlike(range(2000, 2500), 0.3)
    print(f"kept quotes looked at for one message: {Moment.looks / 500:.0f}")
    return Moment.looks / 500 <= 50


def full():
    """Each parcel is asked about again after 30 seconds, while many others come."""
    again = 0
    for n in range(3000):
        unlike([n], 0.1)
        if n >= 300:
            asked = carrier.asked
            unlike([n - 300], 0)
            again += carrier.asked - asked
    print(f"asked again within 30 s: {again} of 2700")
    return not again


file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("price_worker", file)
module = importlib.util.module_from_spec(spec)
sys.modules["price_worker"] = module
spec.loader.exec_module(module)
worker = module.PriceWorker(carrier, clock)
sys.exit(0 if globals()[scenario]() else 1)
