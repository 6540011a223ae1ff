import sqlite3
from loans import TABLE, NotOut, take_back


def store(*loans):
    """Return a new database with these loans (costume, troupe, taken, back)."""
    db = sqlite3.connect(":memory:")
    db.execute(TABLE)
    db.executemany("INSERT INTO loans VALUES (NULL, ?, ?, ?, ?)", loans)
    db.commit()
    return db


def test_the_day_is_written():
    db = store((7, "Ark", "2026-05-02", None))
    take_back(db, 7, "2026-05-14")
    assert db.execute("SELECT back FROM loans").fetchone() == ("2026-05-14",)


def test_one_loan_is_closed():
    db = store((7, "Ark", "2026-05-02", None))
    take_back(db, 7, "2026-05-14")
    still_out = db.execute("SELECT count(*) FROM loans WHERE back IS NULL")
    assert still_out.fetchone() == (0,)


def test_a_costume_that_is_not_out():
    db = store()
    try:
        take_back(db, 7, "2026-05-14")
    except NotOut:
        return
    raise AssertionError("no NotOut")
