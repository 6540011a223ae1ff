"""As test_and_refused, and the day after a rollback: only what was kept is still there."""
from loans import take_back
from test_and_refused import *


def test_the_day_is_there_after_a_rollback():
    db = store((7, "Ark", "2026-05-02", None))
    take_back(db, 7, "2026-05-14")
    db.rollback()
    assert rows(db) == [(7, "Ark", "2026-05-02", "2026-05-14")]
