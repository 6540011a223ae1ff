"""Alex's tests, with more days and one more costume, one loan at a time."""
from loans import take_back
from test_loans import *


def test_more_days():
    for day in ("2026-05-02", "2026-05-31", "2026-06-01", "2026-12-31", "2028-02-29"):
        db = store((7, "Ark", "2026-05-02", None))
        take_back(db, 7, day)
        assert db.execute("SELECT back FROM loans").fetchone() == (day,)


def test_another_costume():
    db = store((12, "Bell", "2026-05-02", None))
    take_back(db, 12, "2026-05-14")
    assert db.execute("SELECT back FROM loans").fetchone() == ("2026-05-14",)
