"""Prints what each alert of today did in the four weeks."""
from month import SALE_DAYS, minute_of, month
from present import ALERTS
from rules import all_pages, of_incident

minutes = list(month())
print("alert,pages,at_night_22_to_6,on_sale_days,in_an_incident,before_the_first_report")
for words, rule in ALERTS:
    pages = all_pages(rule, minutes)
    night = sum(not 360 <= minutes[p]["clock"] < 1320 for p in pages)
    sale = sum(minutes[p]["day"] in SALE_DAYS and 360 <= minutes[p]["clock"] < 1320 for p in pages)
    inside = [p for p in pages if of_incident(p)]
    early = sum(p < minute_of(of_incident(p), "first_report") for p in inside)
    print(words, len(pages), night, sale, len(inside), early, sep=",")
