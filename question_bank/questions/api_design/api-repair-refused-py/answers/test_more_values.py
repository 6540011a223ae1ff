"""More wrong values, and the status again."""
from fakes import FakeDiary
from repairs import post_repair
from test_repairs import *


def test_days_that_are_no_date():
    for day in ("2026-13-01", "2026-02-30", "tomorrow", ""):
        body = f'{{"bike": "city", "work": "chain", "day": "{day}"}}'
        assert post_repair(body, FakeDiary())[0] == 400


def test_bikes_that_are_not_offered():
    for bike in ("boat", "CITY", ""):
        body = f'{{"bike": "{bike}", "work": "chain", "day": "2026-12-04"}}'
        assert post_repair(body, FakeDiary())[0] == 400
