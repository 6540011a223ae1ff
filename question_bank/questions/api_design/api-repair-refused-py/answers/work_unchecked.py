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


def is_day(text) -> bool:
    try:
        date.fromisoformat(text)
    except (TypeError, ValueError):
        return False
    return True


def mistakes(wish: dict) -> dict:
    """What is wrong with the wish, by field."""
    found = {}
    if wish.get("bike") not in BIKES:
        found["bike"] = "is not city, race or cargo"
    if "work" not in wish:
        found["work"] = "is not brakes or chain"
    if not is_day(wish.get("day")):
        found["day"] = "is no date such as 2026-12-04"
    return found


def post_repair(body: str, diary) -> tuple[int, dict]:
    try:
        wish = json.loads(body)
    except ValueError:
        return 400, {"error": "no repair booked: the body is no JSON"}
    if not isinstance(wish, dict):
        return 400, {"error": "no repair booked: the body is no JSON object"}
    if fields := mistakes(wish):
        text = ", ".join(f"{field} {what}" for field, what in fields.items())
        return 400, {"error": f"no repair booked: {text}", "fields": fields}
    price = PRICES[wish["bike"], wish["work"]]
    try:
        number = diary.book(wish["bike"], wish["work"], date.fromisoformat(wish["day"]))
    except DayFull:
        return 409, {"error": "no repair booked: no place on this day"}
    except DiaryBusy:
        return 503, {"error": "no repair booked: please try again in 5 seconds"}
    return 201, {"number": number, "price": price}
