"""Read, not read, never read, and read twice because the first was wrong."""
from engine_hours import take_over
from harbour import harbour, stored


def test_each_kind_of_boat():
    db = harbour(
        [
            ("read", 0, 10, "2026-08-03"),
            ("not read", 0, 20, "2026-08-03"),
            ("new", 0, 0, None),
        ],
        [(2, "2026-08-03", "17:00", 20), (1, "2026-08-04", "17:00", 15)],
    )
    take_over(db, "2026-08-04")
    assert stored(db) == [(15, "2026-08-04"), (20, "2026-08-03"), (0, None)]


def test_a_correction_wins():
    for first, second in ((3447, 344), (34, 344)):
        db = harbour(
            [("A", 0, 341, "2026-08-03")],
            [(1, "2026-08-04", "17:10", first), (1, "2026-08-04", "17:25", second)],
        )
        take_over(db, "2026-08-04")
        assert stored(db) == [(344, "2026-08-04")]
