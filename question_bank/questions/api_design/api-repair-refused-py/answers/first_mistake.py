import json
from datetime import date

from diary import DayFull, DiaryBusy

BIKES = ("city", "race", "cargo")
WORK = ("brakes", "chain")
PRICES = {  # cents
    ("city", "brakes"): 4500,
    ("city", "chain"): 3500,
    ("race", "brakes"): 5200,
    ("race", "chain"): 3900,
}


def refused(field: str, text: str) -> tuple[int, dict]:
    return 400, {"error": f"no repair booked: {field} {text}", "fields": {field: text}}


def is_day(text) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def post_repair(body: str, diary) -> tuple[int, dict]:
    wish = json.loads(body)
    bike, work, day = wish.get("bike"), wish.get("work"), wish.get("day", "")
    if bike not in BIKES:
        return refused("bike", "is not city, race or cargo")
    if work not in WORK:
        return refused("work", "is not brakes or chain")
    if not is_day(day):
        return refused("day", "is no date such as 2026-12-04")
    price = PRICES[bike, work]
    try:
        number = diary.book(bike, work, date.fromisoformat(day))
    except DayFull:
        return 409, {"error": "no repair booked: no place on this day"}
    except DiaryBusy:
        return 503, {"error": "no repair booked: please try again"}
    return 201, {"number": number, "price": price}
