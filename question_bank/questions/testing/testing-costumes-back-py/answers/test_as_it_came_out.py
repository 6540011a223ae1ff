"""Alex's tests, and the days that the function gave when it was run on two loans."""
from loans import take_back
from test_loans import *


def test_a_costume_that_was_lent_before():
    db = store((7, "Bell", "2026-03-03", "2026-03-09"), (7, "Ark", "2026-05-02", None))
    take_back(db, 7, "2026-05-14")
    days = db.execute("SELECT back FROM loans ORDER BY id").fetchall()
    assert days == [("2026-05-14",), ("2026-05-14",)]
