"""The tests of the library, as Robin changed them."""
from lessons import LessonError, first_free, free_slots

TAKEN = [(540, 600), (720, 780)]


def test_the_day():
    assert len(list(free_slots(TAKEN, 45))) == 8


def test_the_first_time():
    assert next(iter(free_slots(TAKEN, 45))).begin == 630
    assert first_free(TAKEN, 45).begin == 630


def test_too_short():
    try:
        list(free_slots([], 3))
    except LessonError:
        return
    raise AssertionError("3 minutes were taken")
