"""Recomputes every number that the key quotes, by playing the exhibit's code."""
import json
from datetime import date, datetime, timedelta, timezone
from importlib.util import module_from_spec, spec_from_file_location

from shop import CALLED, ORDERS, leaves, promised, stored
from town import ZONE

spec = spec_from_file_location("deliveries", "exhibits/deliveries.py")
module = module_from_spec(spec)
spec.loader.exec_module(module)
orders = stored(ORDERS)
late = [n for n, wall in ORDERS.items() if leaves(module, orders, n) != [promised(wall)]]


def first_wrong_hour(day):
    """Return the hour of the town from which an order of this day counts for the next one."""
    for hour in range(24):
        wall = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)
        order = {"id": 1, "placed_at": wall.astimezone(timezone.utc).isoformat(timespec="minutes")}
        if module.delivery_day(order) != day + timedelta(days=1):
            return hour


def hours(day):
    """Return how long this day lasts in the town."""
    begin, end = (datetime(d.year, d.month, d.day, tzinfo=ZONE).astimezone(timezone.utc) for d in (day, day + timedelta(days=1)))
    return (end - begin).seconds // 3600 + (end - begin).days * 24


def behind(day):
    return -datetime(day.year, day.month, day.day, 12, tzinfo=ZONE).utcoffset() // timedelta(hours=1)


print(json.dumps({
    "late_orders": len(late),
    "late_not_called": len([n for n in late if n not in CALLED]),
    "days_late_408": (leaves(module, orders, 408)[0] - promised(ORDERS[408])).days,
    "wrong_from_hour_winter": first_wrong_hour(date(2026, 1, 13)),
    "wrong_from_hour_summer": first_wrong_hour(date(2026, 7, 7)),
    "town_behind_utc_summer": behind(date(2026, 7, 7)),
    "town_behind_utc_winter": behind(date(2026, 1, 13)),
    "shortest_day_hours": hours(date(2026, 3, 8)),
    "longest_day_hours": hours(date(2026, 11, 1)),
}))
