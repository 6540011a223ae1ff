"""A boat that was read and one that was not, hours and day compared."""
from engine_hours import take_over
from harbour import harbour, stored


def test_only_the_boat_that_was_read_changes():
    db = harbour(
        [("A", 0, 10, "2026-08-03"), ("B", 0, 20, "2026-08-03")],
        [(2, "2026-08-03", "17:00", 20), (1, "2026-08-04", "17:00", 15)],
    )
    take_over(db, "2026-08-04")
    assert stored(db) == [(15, "2026-08-04"), (20, "2026-08-03")]
