"""usage: replay.py RULE SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from month import INCIDENTS, clock_text, minute_of, month
from rules import LEAD, all_pages, of_incident

rule, scenario = sys.argv[1:]
minutes = list(month())
paged = all_pages(rule, minutes)
if scenario == "quiet":
    noise = [p for p in paged if not of_incident(p)]
    night = sum(not 360 <= minutes[p]["clock"] < 1320 for p in noise)
    print(f"{len(noise)} pages with nothing to do, {night} of them at night")
    sys.exit(0 if len(noise) <= 2 else 1)
incident = INCIDENTS[["slow", "stopped", "closed"].index(scenario)]
reported = minute_of(incident, "first_report")
first = next((p for p in paged if of_incident(p) is incident), None)
if first is None:
    print("no page at all")
    sys.exit(1)
side = "before" if first <= reported else "after"
at = clock_text(minutes[first]["clock"])
print(f"first page {at}, {abs(reported - first)} minutes {side} the first report")
sys.exit(0 if reported - first >= LEAD else 1)
