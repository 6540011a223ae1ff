"""usage: pattern.py EXPLANATION SCENARIO    exit 0 when the scenario's promise holds

Plays an explanation ("total: price_list ran before") against each row of the exhibits.
"""
import csv
import sys


def rows(name):
    with open(f"exhibits/{name}.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def total_rows(fits):
    """Return (the explanation fits, the test was red) for each run of the second table."""
    return [(fits(row["ran_before_total_on_its_worker"].split()), row["total"] == "red")
            for row in rows("order")]


def dates_rows(fits):
    return [(fits(row["start_utc"].split()[1]), "dates" in row["red_test_files"])
            for row in rows("runs")]


EXPLANATIONS = {
    "total: ran late": lambda: total_rows(lambda before: len(before) >= 4),
    "total: export ran before": lambda: total_rows(lambda before: "export" in before),
    "total: login ran before": lambda: total_rows(lambda before: "login" in before),
    "total: price_list ran before": lambda: total_rows(lambda before: "price_list" in before),
    "dates: in the evening": lambda: dates_rows(lambda start: start >= "19:00"),
    "dates: after 23:00 UTC": lambda: dates_rows(lambda start: start >= "23:00"),
}
explanation, scenario = sys.argv[1:]
seen = EXPLANATIONS[explanation]()
missed = sum(red and not fits for fits, red in seen)
wrong = sum(fits and not red for fits, red in seen)
print(f"{explanation}: red rows it misses: {missed}, green rows it calls red: {wrong}")
sys.exit(0 if {"covers": missed, "clean": wrong}[scenario] == 0 else 1)
