"""Recomputes every number that the answer quotes from the exhibits and the facts."""
import csv
import json

from rentals import RENTALS
from world import CHANGES, World


def table(name):
    with open(f"exhibits/{name}.csv") as file:
        return list(csv.DictReader(file))


HALF_A_DAY, FAULTS, DAYS_A_FAULT = 0.5, 5, 3
year, prices = table("year"), table("prices")
changes = sum(int(row["changes_in_a_year"]) for row in year)
left = sum(int(row["changes_in_a_year"]) for row in year if row["asked_by"] == "both")
helped = changes * HALF_A_DAY
part, check, own_table, process, service, log = (
    [float(row[c]) for c in ("build_days", "upkeep_days_a_month", "money_a_month")] for row in prices)


def cost(*blocks):
    build, upkeep, money = (sum(column) for column in zip(*blocks))
    return round(build), round(build + 12 * upkeep), round(12 * upkeep), round(12 * money)


inside = cost(part, part, check, own_table, process)
services = cost(part, part, own_table, service, log)
world = World()
numbers = {
    "changes": changes, "of_yard": sum(int(r["changes_in_a_year"]) for r in year if r["asked_by"] == "Yard"),
    "of_money": sum(int(r["changes_in_a_year"]) for r in year if r["asked_by"] == "Money"), "left": left,
    "help_days": round(helped), "help_days_left": round(left * HALF_A_DAY),
    "fault_days": FAULTS * DAYS_A_FAULT, "saved_at_most": round(helped - left * HALF_A_DAY + FAULTS * DAYS_A_FAULT),
    "inside_build": inside[0], "inside_first_year": inside[1], "inside_later": inside[2], "inside_money": inside[3],
    "services_build": services[0], "services_first_year": services[1], "services_later": services[2],
    "services_money": services[3],
}
charged = {row["rental"]: row["days_charged"] for row in table("tents")}
for r in RENTALS:
    for when, name, value in CHANGES.values():
        if r["came"] >= when:
            setattr(world, name, value)
    world.slips[r["number"]] = r
    numbers[f"right_days_{r['number']}"] = world.right_days(r["number"])
    numbers[f"right_free_{r['number']}"] = world.right_free(r["number"])
print(json.dumps(numbers))
