"""Last night's copy of the vouchers: 12,480 of them, always the same."""
import random
import sqlite3

from test_migration import SCHEMA

COUNT = 12_480
FIRST_UNPAID = 7_400                               # older ones were paid or deleted


def balances():
    """Return the balance in euros of each voucher id, as the old app stored it."""
    dice = random.Random(3)
    ids = sorted(dice.sample(range(1, 13_118), COUNT))
    shared = set(dice.sample(ids, 12))             # a gift that was shared by three
    unpaid = set(dice.sample([n for n in ids if n > FIRST_UNPAID and n not in shared], 31))
    below = set(dice.sample([n for n in ids if n not in shared | unpaid], 3))
    found = {}
    for n in ids:
        if n in unpaid:
            found[n] = None
        elif n in shared:
            found[n] = dice.choice((20, 40, 50, 100)) / 3
        elif n in below:
            found[n] = -dice.randrange(1, 40) / 4
        elif dice.random() < 0.26:
            found[n] = dice.randrange(1, 10_000) / 100
        else:
            found[n] = float(dice.choice((0, 10, 20, 25, 50, 100)))
    return found


def copy():
    """Return a database that holds the copy."""
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    db.executemany("INSERT INTO voucher (id, balance) VALUES (?, ?)", balances().items())
    db.commit()
    return db
