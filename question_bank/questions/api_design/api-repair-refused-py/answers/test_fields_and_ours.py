"""As test_fields, and what is not the fault of the form."""
from fakes import FakeDiary
from test_fields import *
from test_fields import RIGHT, answer


def test_a_full_day():
    diary = FakeDiary(full=["2026-12-04"])
    assert answer(RIGHT, diary)[0] == 409
    assert diary.booked == []


def test_a_busy_diary_and_the_same_wish_again():
    diary = FakeDiary(busy=1)
    assert [answer(RIGHT, diary)[0] for _ in range(2)] == [503, 201]
    assert len(diary.booked) == 1


def test_a_price_that_we_forgot():
    log = []
    assert answer(RIGHT | {"bike": "cargo"}, log=log)[0] == 500
    assert log == ["KeyError"]
