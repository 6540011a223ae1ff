"""Both sides of each condition, all of them combined: the prices of today, kept in a file."""
import csv

from stage import Stage


def cases():
    with open("answers/recorded.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_prices_are_those_recorded():
    for case in cases():
        stage = Stage(km=int(case["km"]))
        price = stage.quote(
            int(case["rooms"]), int(case["floor"]), case["lift"] == "yes", case["day"]
        )
        assert price == int(case["price"]), case
