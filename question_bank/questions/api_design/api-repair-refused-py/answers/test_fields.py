"""One wrong field at a time, in a wish that is right otherwise: the status and the field."""
import json

from fakes import FakeDiary, serve
from repairs import post_repair

RIGHT = {"bike": "city", "work": "chain", "day": "2026-12-04"}


def answer(wish, diary=None, log=None):
    return serve(post_repair, json.dumps(wish), diary or FakeDiary(), log)


def assert_refused(field, **wrong):
    status, body = answer(RIGHT | wrong)
    assert (status, list(body.get("fields", {}))) == (400, [field])


def test_the_right_wish_is_booked():
    assert answer(RIGHT) == (201, {"number": 81, "price": 3500})


def test_a_day_that_is_no_date():
    assert_refused("day", day="4.12.2026")


def test_work_that_is_not_offered():
    assert_refused("work", work="paint")


def test_a_bike_that_is_not_offered():
    assert_refused("bike", bike="boat")


def test_no_work():
    status, body = answer({"bike": "city", "day": "2026-12-04"})
    assert (status, list(body.get("fields", {}))) == (400, ["work"])
