"""Sam's tests, and a thousand vouchers more: enough for three batches."""
from migration import back, migrate
from test_migration import *


def many_vouchers():
    db = three_vouchers()
    for n in range(1000):
        db.execute("INSERT INTO voucher (balance) VALUES (?)", (float(n % 10) * 5,))
    db.commit()
    return db


def test_many():
    db = many_vouchers()
    migrate(db)
    cents = [cents for cents, in db.execute("SELECT cents FROM voucher ORDER BY id")]
    assert cents[3:] == [n % 10 * 500 for n in range(1000)]
    back(db)
    assert db.execute("SELECT sum(balance) FROM voucher").fetchone() == (22585.0,)
