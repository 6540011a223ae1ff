"""Recomputes every number that the key quotes from the table."""
import csv
import json

with open("exhibits/shops.csv") as file:
    test, *shops = csv.DictReader(file)
seconds = sorted(float(shop["on_request_s"]) for shop in shops)
returned = sorted(int(shop["returned_of_100"]) for shop in shops)
print(json.dumps({
    "lines_of_the_test_shop": int(test["lines_a_year"]),
    "slowest_s": seconds[-1],
    "next_s": seconds[-2],
    "shops_over_3_s": sum(s > 3 for s in seconds),
    "returned_least": returned[0],
    "returned_most": returned[-1],
    "returned_of_a_year_at_e": int(shops[-1]["lines_a_year"]) * int(shops[-1]["returned_of_100"]) // 100,
    "missing_at_noon_at_e": int(shops[-1]["lines_today_at_noon"]),
}))
