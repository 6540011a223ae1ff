"""usage: scenarios.py DESIGN SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from campaign import AMOUNT, STORED_BEFORE, Campaign, read

STEPS = read(sys.argv[1])
MOMENTS = range(1000, 1600, 7)         # when process 0 ends, in milliseconds


def answered(rate, seconds=20):
    """95 of 100 people are answered within a second, and nobody gives up."""
    c = Campaign(STEPS, rate, seconds)
    waits = sorted(c.waits)
    slow = waits[int(len(waits) * 0.95)]
    within = sum(done <= 1000 for done in c.waits) / (rate * seconds)
    print(f"answered {len(c.waits) / max(c.last / 1000, seconds):.0f} a second, within one second {within:.0%}, "
          f"gave up {c.failed}, receipts sent {c.mails}")
    return slow <= 1000 and len(c.waits) == rate * seconds


def quiet():
    return answered(5)


def evening():
    return answered(100)


def big_evening():
    return answered(400)


def fresh():
    c = Campaign(STEPS, 400, 20)
    oldest = 0
    for one in c.samples:                          # how long until the page showed at least this
        later = next((o.when for o in c.samples if o.when >= one.when and o.shown >= one.stored), c.end)
        oldest = max(oldest, later - one.when)
    print(f"the page is up to {oldest / 1000:.1f} s behind")
    return oldest <= 5000


def dies():
    bad = []
    for moment in MOMENTS:
        c = Campaign(STEPS, 20, 2, dies_at=moment)
        if c.shown() != AMOUNT * len(c.stored):
            bad.append(c.shown() - AMOUNT * len(c.stored))
    print(f"the total is wrong after {len(bad)} of {len(MOMENTS)} moments to die, by up to {max(map(abs, bad), default=0)}")
    return not bad


def receipts():
    missing = false = 0
    for moment in MOMENTS:
        c = Campaign(STEPS, 20, 2, dies_at=moment)
        missing += bool(set(c.stored) - set(c.receipts))
        false += bool(set(c.receipts) - set(c.stored))
    print(f"a receipt is missing after {missing} of {len(MOMENTS)} moments to die, "
          f"one is false after {false}")
    return not missing and not false


def page():
    c = Campaign(STEPS, 5, 1)
    rows = STORED_BEFORE if c.page_adds_up else 8 if any("8 rows" in text for text, *_ in STEPS) else 1
    print(f"the page reads {rows} rows")
    return rows <= 100


def doubling():
    c = Campaign(STEPS, 400, 5, limit=160 * AMOUNT)
    print(f"doubled {AMOUNT * len(c.doubled)} euros, limit {c.limit}")
    return AMOUNT * len(c.doubled) == c.limit


sys.exit(0 if globals()[sys.argv[2]]() else 1)
