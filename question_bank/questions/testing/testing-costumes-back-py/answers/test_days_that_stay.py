"""Alex's tests, with the day of each loan: another costume, and an earlier loan of this one."""
from loans import take_back
from test_loans import *


def days(db):
    return [day for day, in db.execute("SELECT back FROM loans ORDER BY id")]


def test_another_costume_stays_out():
    db = store((7, "Ark", "2026-05-02", None), (12, "Ark", "2026-05-02", None))
    take_back(db, 7, "2026-05-14")
    assert days(db) == ["2026-05-14", None]


def test_an_earlier_loan_keeps_its_day():
    db = store((7, "Bell", "2026-03-03", "2026-03-09"), (7, "Ark", "2026-05-02", None))
    take_back(db, 7, "2026-05-14")
    assert days(db) == ["2026-03-09", "2026-05-14"]
