from datetime import datetime, timedelta, timezone

from town import ZONE    # the zone of the town, as ZoneInfo("America/New_York")


def utc_now():
    return datetime.now(timezone.utc)


def save(order, store, now=utc_now):
    """Add an order to the store, with the moment at which it was placed."""
    store.append({**order, "placed_at": now().isoformat(timespec="minutes")})


def midnight(day):
    """Return the moment at which this day begins in the town."""
    return datetime(day.year, day.month, day.day, tzinfo=ZONE).astimezone(timezone.utc)


def tour(orders, day):
    """What was ordered the day before, and on Monday what was ordered on Saturday and Sunday."""
    if day.weekday() == 6:
        return []
    first = day - timedelta(days=2 if day.weekday() == 0 else 1)
    begin = midnight(first)
    end = midnight(day)
    leaving = [o for o in orders if begin <= datetime.fromisoformat(o["placed_at"]) < end]
    return sorted(leaving, key=lambda order: order["placed_at"])
