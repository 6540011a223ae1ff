import json
from datetime import date

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
    except Exception as error:
        return 400, {"error": f"no repair booked: {error}"}
    return 201, {"number": number, "price": price}
