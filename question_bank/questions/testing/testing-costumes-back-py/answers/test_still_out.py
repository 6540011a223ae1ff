"""Alex's tests, with more loans in the table. Looked at is how many are still out."""
from loans import take_back
from test_loans import *


def test_one_of_three_is_closed():
    db = store(
        (7, "Bell", "2026-03-03", "2026-03-09"),
        (7, "Ark", "2026-05-02", None),
        (12, "Ark", "2026-05-02", None),
    )
    take_back(db, 7, "2026-05-14")
    still_out = db.execute("SELECT count(*) FROM loans WHERE back IS NULL")
    assert still_out.fetchone() == (1,)
