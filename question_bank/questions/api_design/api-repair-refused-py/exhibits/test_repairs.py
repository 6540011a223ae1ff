from fakes import FakeDiary
from repairs import post_repair


def test_a_day_that_is_no_date():
    body = '{"bike": "city", "work": "chain", "day": "4.12.2026"}'
    assert post_repair(body, FakeDiary())[0] == 400


def test_work_that_is_not_offered():
    body = '{"bike": "city", "job": "paint", "day": "2026-12-04"}'
    assert post_repair(body, FakeDiary())[0] == 400
