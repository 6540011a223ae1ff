"""Recomputes every number that the key quotes."""
import json
import re

from laundry import (
    CASES, LOST_PIECES, MONTHS, ROBIN, differ, owed_for_lost, owed_for_weight, page_rules, pays, price, service_rules)

page, service = page_rules(), service_rules()
with open("exhibits/history.txt", encoding="utf-8") as file:
    in_the_mails = [int(worth) for worth in re.findall(r"worth (\d+)", file.read())]
print(json.dumps({
    "cases": len(CASES),
    "cases_that_differ": len(differ(page, service)),
    "latest_by_the_page": page["latest"],
    "latest_by_the_service": service["latest"],
    "pays_by_the_contract": pays(ROBIN, 300),
    "pays_by_the_service": pays(service, 300),
    "shelter_by_the_page": price(page, 10, "Shelter"),
    "shelter_by_the_service": price(service, 10, "Shelter"),
    "weight_by_the_page": price(page, 20.3, "Theatre"),
    "weight_by_the_service": price(service, 20.3, "Theatre"),
    "lost_paid": LOST_PIECES * service["at_most"],
    "lost_owed": owed_for_lost(page, service),
    "owed_by_the_mails": sum(pays(page, worth) - pays(service, worth) for worth in in_the_mails),
    "weight_too_much": owed_for_weight(page, service),
    "weight_too_much_a_month": owed_for_weight(page, service) / MONTHS,
    "limit_by_the_page": page["at_most"],
    "limit_by_the_service": service["at_most"],
}))
