"""Prints what the page and the service say to eight cases."""
from laundry import CASES, page_rules, service_rules

page, service = page_rules(), service_rules()
print("case,by_the_page,by_the_service")
for words, rule, values in CASES:
    print(f"{words},{rule(page, *values):g},{rule(service, *values):g}")
