"""Recomputes every number that the key quotes from the exhibits and the facts."""
import csv
import json

from shops import PRODUCTS, World

with open("exhibits/parts.csv") as file:
    *parts, total = csv.DictReader(file)
whole = {row["part"]: int(row["whole_days"]) for row in parts}
small = {row["part"]: int(row["small_days"]) for row in parts}
assert (sum(whole.values()), sum(small.values())) == (
    int(total["whole_days"]), int(total["small_days"])), "the plan does not add up"
HARD_NAMES = 16                        # days for such a part in another team (only if asked)
sample = World(numbers_fit=False).file("large")[:8]
names = list(PRODUCTS.values())
print(json.dumps({
    "planned_days": sum(whole.values()),
    "small_days": sum(small.values()),
    "planned_days_of_find": whole["find"],
    "days_if_numbers_fit": sum(whole.values()) - whole["find"] + small["find"],
    "days_if_names_are_hard": sum(whole.values()) - whole["find"] + HARD_NAMES,
    "days_to_count": small["read"] + small["find"],
    "days_of_tables_and_formats": whole["read"] + whole["write"],
    "days_of_both_pages": whole["send"] + whole["list"],
    "days_of_find_as_a_whole": small["read"] + whole["find"],
    "season_days": 8 * 5,              # only if asked
    "lines_of_l": len(sample),
    "lines_of_l_found": sum(number in PRODUCTS for number, _, _ in sample),
    "products_called_rope_288": names.count("Rope 288"),
}))
