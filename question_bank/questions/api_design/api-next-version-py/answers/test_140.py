"""The tests of 1.4.0, with not a letter changed."""
from lessons import free_slots

TAKEN = [(540, 600), (720, 780)]


def test_the_day():
    assert len(free_slots(TAKEN, 45)) == 8


def test_the_first_time():
    assert free_slots(TAKEN, 45)[0].start == 630


def test_too_short():
    try:
        free_slots([], 3)
    except ValueError:
        return
    raise AssertionError("3 minutes were taken")
