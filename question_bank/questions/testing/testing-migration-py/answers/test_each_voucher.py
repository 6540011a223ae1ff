"""One voucher of each kind with its cents worked out by hand; then each voucher of the copy."""
from pathlib import Path

from migration import migrate
from production import copy
from test_migration import *

KINDS = {                                          # id: balance, cents
    4: (10.0, 1000),
    5: (19.99, 1999),
    6: (40 / 3, 1333),
    7: (-4.25, -425),
    8: (None, None),
    9: (0.0, 0),
    13117: (0.29, 29),
}


def of_each_kind():
    db = three_vouchers()
    for voucher, (balance, _) in KINDS.items():
        db.execute("INSERT INTO voucher (id, balance) VALUES (?, ?)", (voucher, balance))
    db.commit()
    return db


def test_each_kind():
    db = of_each_kind()
    migrate(db)
    for voucher, cents in db.execute("SELECT id, cents FROM voucher WHERE id > 3"):
        assert cents == KINDS[voucher][1]


# Works from the two columns and the journal: no line of the migration is used.
WRONG = Path("answers/check_and_journal.sql").read_text(encoding="utf-8")


def test_copy():
    db = copy()
    migrate(db)
    assert db.execute(WRONG).fetchone() == (0,)
