from datetime import datetime, timedelta, timezone


def utc_now():
    return datetime.now(timezone.utc)


def save(order, store, now=utc_now):
    """Add an order to the store, with the moment at which it was placed."""
    store.append({**order, "placed_at": now().isoformat(timespec="minutes")})


def delivery_day(order):
    """What is ordered today leaves tomorrow. On Sunday nothing leaves."""
    ordered = datetime.fromisoformat(order["placed_at"]) - timedelta(hours=5)
    day = ordered.date() + timedelta(days=1)
    if day.weekday() == 6:
        day += timedelta(days=1)
    return day


def tour(orders, day):
    """Return the orders that leave on this day, first placed first."""
    leaving = [order for order in orders if delivery_day(order) == day]
    return sorted(leaving, key=lambda order: order["placed_at"])
