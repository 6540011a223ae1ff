"""As test_and_again, and the way back after a day of sales. Then the migration once more."""
from migration import back, migrate
from test_and_again import *


def test_back_after_a_day():
    db = of_each_kind()
    migrate(db)
    db.execute("UPDATE voucher SET cents = cents - 301 WHERE id = 5")
    db.execute("INSERT INTO entry VALUES (5, -301, 'sale')")
    db.execute("INSERT INTO voucher (id, cents) VALUES (13118, 2500)")
    db.execute("INSERT INTO entry VALUES (13118, 2500, 'opening')")
    db.commit()
    back(db)
    balances = dict(db.execute("SELECT id, balance FROM voucher"))
    assert balances[5] == 16.98
    assert balances[13118] == 25.0
    assert balances[8] is None
    migrate(db)
    assert db.execute(WRONG).fetchone() == (0,)
