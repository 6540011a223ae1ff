"""One boat that was read: green on the fault."""
from engine_hours import take_over
from harbour import harbour, stored


def test_the_hours_arrive():
    db = harbour([("A", 0, 10, "2026-08-03")], [(1, "2026-08-04", "17:00", 15)])
    take_over(db, "2026-08-04")
    assert stored(db) == [(15, "2026-08-04")]
