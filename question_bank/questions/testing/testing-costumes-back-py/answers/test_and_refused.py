"""As test_days_that_stay, with whole rows, and a costume that is back already."""
from loans import NotOut, take_back
from test_days_that_stay import *


def rows(db):
    columns = "costume, troupe, taken, back"
    return db.execute(f"SELECT {columns} FROM loans ORDER BY id").fetchall()


def test_nothing_else_changes():
    earlier = (7, "Bell", "2026-03-03", "2026-03-09")
    other = (12, "Ark", "2026-05-02", None)
    db = store(earlier, (7, "Ark", "2026-05-02", None), other)
    take_back(db, 7, "2026-05-14")
    assert rows(db) == [earlier, (7, "Ark", "2026-05-02", "2026-05-14"), other]


def test_a_costume_that_is_back_already():
    loan = (7, "Ark", "2026-05-02", "2026-05-14")
    db = store(loan)
    try:
        take_back(db, 7, "2026-05-20")
    except NotOut:
        assert rows(db) == [loan]
        return
    raise AssertionError("no NotOut")
