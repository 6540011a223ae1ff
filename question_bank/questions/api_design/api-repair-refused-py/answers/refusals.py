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


class Refused(Exception):
    """The wish is not right: what, by field."""

    def __init__(self, **fields):
        self.fields = fields


def read(body: str) -> tuple[str, str, date]:
    try:
        wish = json.loads(body)
    except ValueError:
        raise Refused(body="is no JSON") from None
    if not isinstance(wish, dict):
        raise Refused(body="is no JSON object")
    bike, work, day, wrong = wish.get("bike"), wish.get("work"), None, {}
    try:
        day = date.fromisoformat(wish.get("day"))
    except (TypeError, ValueError):
        wrong["day"] = "no_date"
    if bike not in BIKES:
        wrong["bike"] = "not_offered"
    if work not in WORK:
        wrong["work"] = "not_offered"
    if wrong:
        raise Refused(**wrong)
    return bike, work, day


def post_repair(body: str, diary) -> tuple[int, dict]:
    try:
        bike, work, day = read(body)
    except Refused as refused:
        return 422, {"error": "no repair booked", "code": "form", "fields": refused.fields}
    price = PRICES[bike, work]
    try:
        number = diary.book(bike, work, day)
    except DayFull:
        return 409, {"error": "no repair booked", "code": "day_full"}
    except DiaryBusy:
        return 503, {"error": "no repair booked", "code": "try_again"}
    return 201, {"number": number, "price": price}
