"""The last minute of a day and the first one of the next, in both seasons, on the days of the change, on a weekend."""
from datetime import date, timedelta

from deliveries import tour


def days(placed_at):
    """Return the days of a fortnight on which an order leaves."""
    first = date.fromisoformat(placed_at[:10]) - timedelta(days=3)
    order = {"id": 1, "placed_at": placed_at}
    return [day for n in range(14) if order in tour([order], day := first + timedelta(days=n))]


def test_summer():
    assert days("2026-07-08T03:59+00:00") == [date(2026, 7, 8)]     # Tuesday 23:59
    assert days("2026-07-08T04:00+00:00") == [date(2026, 7, 9)]     # Wednesday 00:00


def test_winter():
    assert days("2026-01-14T04:59+00:00") == [date(2026, 1, 14)]    # Tuesday 23:59
    assert days("2026-01-14T05:00+00:00") == [date(2026, 1, 15)]    # Wednesday 00:00


def test_friday_evening_leaves_on_saturday():
    assert days("2026-07-11T01:10+00:00") == [date(2026, 7, 11)]


def test_the_clocks_change():
    assert days("2026-03-10T04:30+00:00") == [date(2026, 3, 11)]    # Tuesday 00:30, summer time since Sunday
    assert days("2026-11-02T04:30+00:00") == [date(2026, 11, 2)]    # Sunday 23:30, a day of 25 hours
