"""Twelve orders of the shop, by the clock of the town, and the day on which each was promised to leave."""
from datetime import date, timedelta

from town import moment

ORDERS = {
    401: "2026-01-13T11:40",
    402: "2026-01-13T19:20",
    403: "2026-01-14T18:40",
    404: "2026-01-15T20:05",
    405: "2026-07-07T12:10",
    406: "2026-07-07T20:30",
    407: "2026-07-08T19:20",
    408: "2026-07-10T21:10",
    409: "2026-07-11T20:50",
    410: "2026-07-12T22:15",
    411: "2026-07-14T09:30",
    412: "2026-07-14T22:40",
}
CALLED = (402, 403, 406, 407, 408, 409)


def stored(orders):
    """Return {number: time of the town} as the orders that are in the store."""
    return [{"id": number, "placed_at": moment(wall).isoformat(timespec="minutes")} for number, wall in orders.items()]


def promised(wall):
    """Return the day on which an order of this time of the town leaves: the next one that is not a Sunday."""
    day = date.fromisoformat(wall[:10]) + timedelta(days=1)
    return day + timedelta(days=day.weekday() == 6)


def leaves(module, orders, number):
    """Return the days on which the tours hold this order, from three days before it was placed to a week after."""
    placed = date.fromisoformat(next(o["placed_at"] for o in orders if o["id"] == number)[:10])
    days = [placed + timedelta(days=n) for n in range(-3, 8)]
    return [day for day in days if number in [o["id"] for o in module.tour(orders, day)]]


def shown(day):
    return day.strftime("%a %d %b")
