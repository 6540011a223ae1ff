"""A boat that was not read, and only a look for empty places: green on a zero."""
from engine_hours import take_over
from harbour import harbour, stored


def test_no_boat_has_empty_hours():
    db = harbour([("A", 0, 10, "2026-08-03")], [(1, "2026-08-03", "17:00", 10)])
    take_over(db, "2026-08-04")
    assert all(hours is not None for hours, _ in stored(db))
