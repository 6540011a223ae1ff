"""The copy of production, less what has no balance; cents are worked out as the migration does."""
from migration import migrate
from production import balances, copy
from test_migration import *

BEFORE = balances()


def test_copy():
    db = copy()
    db.execute("DELETE FROM voucher WHERE balance IS NULL")
    migrate(db)
    for voucher, cents in db.execute("SELECT id, cents FROM voucher"):
        assert cents == int(BEFORE[voucher] * 100)
