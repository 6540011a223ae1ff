"""usage: offers.py "order=PART,PART told=PART@WEEK,..." SCENARIO    exit 0 when the offer keeps the promise

A part that is told for a week counts as told for the end of that week. Parts behind the third are not told by a good offer.
"""
import sys

from slot import NEEDS, NINTH_OF_MAY, SLOT, share

offer = dict(words.split("=") for words in sys.argv[1].split())
order = offer["order"]
for half in order.split("/"):
    names = half.split(",")
    assert all(not NEEDS[name] or NEEDS[name] in names[:at] for at, name in enumerate(names)), "a part comes too early"
told = [promise.split("@") for promise in offer["told"].split(",")]


def never(live, part):
    return live.get(part, 99)


fen = share(order, lambda live: min(never(live, "litres"), never(live, "file")) <= SLOT)
mill = share(order, lambda live: never(live, "alarm") <= NINTH_OF_MAY)
true = share(order, lambda live: all(never(live, part) <= int(week) for part, week in told))
early = share(order, lambda live: min(live.values()) <= 2)
print(f"Fen can report on 1 June: {fen:.0%}, Mill has an alarm before 9 May: {mill:.0%}, "
      f"all that was told holds: {true:.0%}, a part is live after two weeks: {early:.0%}")
sys.exit(0 if {"fen": fen, "mill": mill, "told": true, "early": early}[sys.argv[2]] >= 0.8 else 1)
