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


def post_repair(body: str, diary) -> tuple[int, dict]:
    try:
        wish = json.loads(body)
        bike, work = wish["bike"], wish["work"]
        if bike not in BIKES or work not in WORK:
            raise ValueError("not offered")
        day = date.fromisoformat(wish["day"])
        price = PRICES[bike, work]
        number = diary.book(bike, work, day)
    except (KeyError, TypeError, ValueError):
        return 400, {"error": "no repair booked: please look at your form"}
    except DayFull:
        return 409, {"error": "no repair booked: no place on this day"}
    except DiaryBusy:
        return 503, {"error": "no repair booked: please try again"}
    return 201, {"number": number, "price": price}
