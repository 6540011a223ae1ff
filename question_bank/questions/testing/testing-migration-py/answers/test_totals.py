"""The copy of production: how many there are, and what they are worth together."""
from migration import migrate
from production import copy
from test_migration import *


def test_copy():
    db = copy()
    before = db.execute("SELECT count(balance), sum(balance) FROM voucher").fetchone()
    migrate(db)
    for table in ("voucher", "entry"):
        count, cents = db.execute(f"SELECT count(cents), sum(cents) FROM {table}").fetchone()
        assert count == before[0]
        assert abs(cents / 100 - before[1]) < 0.1
