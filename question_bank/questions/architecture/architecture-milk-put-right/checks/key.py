"""Recomputes every number that the answer quotes from the exhibits and the facts."""
import csv
import json

from march import MESSAGES
from world import truth

FARMS, EVERY_DAYS, YEARS, A_SECOND, HOURS = 3_000, 2, 3, 5_000, 4
EXPLAINING = 3                        # days a month


def table(name):
    with open(f"exhibits/{name}.csv") as file:
        return list(csv.DictReader(file))


places = {row["place"].split()[0].lower(): row for row in table("places")}
true = truth(m for _, m in MESSAGES)
right = {farm: sum(grams for f, _, grams in true.values() if f == farm) / 1000 for farm in (12, 31)}
keep, lines, night, touches, results, log, move = (
    [float(row[c]) for c in ("build_days", "upkeep_days_a_month", "euros_a_month")] for row in table("blocks"))


def cost(*blocks):
    build, upkeep, money = (sum(column) for column in zip(*blocks))
    return round(build), round(build + 12 * upkeep), round(12 * upkeep), round(12 * money)


a = cost(keep, lines, night, results, move)
b = cost(keep, lines, touches, log, move)
collections = FARMS // EVERY_DAYS
rows = collections * 365 * YEARS * 2
numbers = {
    "collections_a_day": collections, "results_of_a_week": collections * 7, "rows_of_three_years": rows,
    "night_minutes": round(rows / A_SECOND / 60), "times_until_four_hours": round(HOURS * 3600 * A_SECOND / rows),
    "explaining_days": 12 * EXPLAINING,
    "night_build": a[0], "night_first_year": a[1], "night_later": a[2], "night_euros": a[3],
    "log_build": b[0], "log_first_year": b[1], "log_later": b[2], "log_euros": b[3],
    "right_12": right[12], "right_31": right[31],
}
for place in ("statement", "page", "report"):
    for farm in (12, 31):
        numbers[f"{place}_{farm}"] = float(places[place][f"farm_{farm}"])
numbers["next_12"] = round(right[12] - numbers["statement_12"], 1)
numbers["next_31"] = round(right[31] - numbers["statement_31"], 1)
fat = {(m["collection"], m["number"]): m["fat"] for _, m in MESSAGES if m["from"] == "lab"}
litres = {m["collection"]: m["litres"] for _, m in MESSAGES if m["from"] == "lorry"}
for (collection, number), value in sorted(fat.items()):
    numbers[f"{collection}_{number}"] = litres[collection] * value / 1000
numbers["C4_4_percent"] = litres["C4"] * 40 / 1000
print(json.dumps(numbers))
