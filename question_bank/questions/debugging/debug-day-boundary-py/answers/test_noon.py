"""Orders of noon: green on the fault."""
from datetime import date

from deliveries import tour


def test_ordered_at_noon_leaves_tomorrow():
    orders = [{"id": 1, "placed_at": "2026-07-07T16:10+00:00"}]
    assert tour(orders, date(2026, 7, 8)) == orders
