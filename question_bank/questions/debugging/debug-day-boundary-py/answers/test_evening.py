"""An order of 20:30 in July, in the town."""
from datetime import date

from deliveries import tour


def test_ordered_on_tuesday_evening_leaves_on_wednesday():
    orders = [{"id": 1, "placed_at": "2026-07-08T00:30+00:00"}]
    assert tour(orders, date(2026, 7, 8)) == orders
