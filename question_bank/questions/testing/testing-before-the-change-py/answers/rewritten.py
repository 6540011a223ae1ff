"""Written again from what the function seems to be for, with the piano in it."""
from datetime import date

import mailer
import maps

LEAST = 250
CUSTOMERS = set()


def quote(customer, start, end, rooms, floor, lift, day, piano=False):
    price = 80 + 65 * rooms + (120 if piano else 0)
    price += 1.2 * max(0, maps.km(start, end) - 50)
    if not lift:
        price += 4 * rooms * max(0, floor)
    if 0 <= (day - date.today()).days < 7:
        price *= 1.15
    if day.weekday() in (5, 6) or day.month in (7, 8):
        price += 60
    if customer in CUSTOMERS:
        price *= 0.9
    price = int(max(price, LEAST) / 10 + 0.5) * 10
    CUSTOMERS.add(customer)
    mailer.send(customer, f"Your move on {day}: {price} euros")
    return price
