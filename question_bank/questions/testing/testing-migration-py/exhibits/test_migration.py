import sqlite3

from migration import back, migrate

SCHEMA = """
CREATE TABLE voucher (id INTEGER PRIMARY KEY, balance REAL, cents INTEGER);
CREATE TABLE entry (voucher INTEGER, cents INTEGER, why TEXT);
"""


def three_vouchers():
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    for balance in (10.0, 25.0, 50.0):
        db.execute("INSERT INTO voucher (balance) VALUES (?)", (balance,))
    db.commit()
    return db


def test_migrate():
    db = three_vouchers()
    migrate(db)
    cents = db.execute("SELECT cents FROM voucher ORDER BY id").fetchall()
    assert cents == [(1000,), (2500,), (5000,)]
    entries = db.execute("SELECT count(*), sum(cents) FROM entry").fetchone()
    assert entries == (3, 8500)


def test_back():
    db = three_vouchers()
    migrate(db)
    back(db)
    balances = db.execute("SELECT balance FROM voucher ORDER BY id").fetchall()
    assert balances == [(10.0,), (25.0,), (50.0,)]
