from datetime import datetime, timedelta, timezone

from town import ZONE    # the zone of the town, as ZoneInfo("America/New_York")


def utc_now():
    return datetime.now(timezone.utc)


def town_time(moment):
    return moment.astimezone(ZONE).replace(tzinfo=None).isoformat(timespec="minutes")


def save(order, store, now=utc_now):
    """Add an order to the store, with the moment at which it was placed."""
    store.append({**order, "placed_at": town_time(now())})


def delivery_day(order):
    """What is ordered today leaves tomorrow. On Sunday nothing leaves."""
    ordered = datetime.fromisoformat(order["placed_at"])
    day = ordered.date() + timedelta(days=1)
    if day.weekday() == 6:
        day += timedelta(days=1)
    return day


def tour(orders, day):
    """Return the orders that leave on this day, first placed first."""
    leaving = [order for order in orders if delivery_day(order) == day]
    return sorted(leaving, key=lambda order: order["placed_at"])
