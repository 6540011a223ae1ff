"""usage: change.py FUNCTION SCENARIO    exit 0 when the scenario's promise holds"""
import datetime
import random
import sys
from pathlib import Path

from versions import World, source

file, scenario = sys.argv[1:]
world = World()
module = world.load(Path(file).read_text(encoding="utf-8"))
MARCH = datetime.date(2026, 3, 12)                 # tomorrow, a Thursday
APRIL = datetime.date(2026, 4, 15)                 # a Wednesday


def calls():
    """Yield 600 calls of 40 customers, always the same ones."""
    dice = random.Random(1)
    for _ in range(600):
        day = datetime.date(2026, 3, 11) + datetime.timedelta(days=dice.randrange(-2, 180))
        yield (f"c{dice.randrange(40)}", "a", "b", dice.randrange(1, 9), dice.randrange(-1, 5),
               dice.random() < 0.5, day)


def typical():
    price = module.quote("Ro", "a", "b", 8, 0, True, APRIL)
    print(f"8 rooms: {price}")
    return price == 600


def as_before():
    old_world = World()
    old = old_world.load(source())
    prices = [(old.quote(*call), module.quote(*call)) for call in calls()]
    wrong = sum(a != b for a, b in prices)
    mails = sum(a != b for a, b in zip(old_world.sent, world.sent, strict=True))
    print(f"of 600 quotes, other prices: {wrong}, other mails: {mails}")
    return wrong == mails == 0


def piano():
    try:
        got = [module.quote(c, "a", "b", 8, 0, True, day, piano=True)
               for c, day in (("Ro", APRIL), ("Ari", MARCH))]
    except TypeError:
        print("there is no piano")
        return False
    print(f"8 rooms and a piano: {got[0]}, and tomorrow: {got[1]}")
    return got == [720, 830]                       # 600 + 120; 720 * 1.15 = 828


def apart():
    def refuse(*_):
        raise AssertionError("asked")

    sys.modules["maps"].km = sys.modules["mailer"].send = refuse
    module.date = None
    try:
        got = module.price(20, 8, 0, True, APRIL, 35, False, False)
    except AttributeError:
        print("no price without a map and a mail")
        return False
    print(f"8 rooms, with no map and no mail: {got}")
    return got == 600


sys.exit(0 if globals()[scenario]() else 1)
