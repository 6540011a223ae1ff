"""Alert rules, played against the month.

A rule reads "wait_s>300 for 5 between 7-20 or finished<1 for 10": each part is an alert of its own.
It pages when it has held for that many minutes in a row, and pages again only after ten calm minutes.
"""
import re

from month import INCIDENTS, minute_of

LEAD = 5                                           # minutes that a person needs to begin to help
CALM = 10
PART = re.compile(r"(\w+)([<>])(\d+) for (\d+)(?: between (\d+)-(\d+))?")


def pages(part, minutes):
    """Return the minutes of the month at which *part* pages."""
    metric, sign, limit, least, start, end = PART.fullmatch(part).groups()
    limit, held, calm, paged, out = int(limit), 0, CALM, False, []
    for now, minute in enumerate(minutes):
        holds = minute[metric] > limit if sign == ">" else minute[metric] < limit
        if start and not int(start) <= minute["clock"] // 60 < int(end):
            holds = False
        held, calm = (held + 1, 0) if holds else (0, calm + 1)
        if calm >= CALM:
            paged = False
        if held >= int(least) and not paged:
            paged = True
            out.append(now)
    return out


def all_pages(rule, minutes):
    return sorted(p for part in rule.split(" or ") for p in pages(part, minutes))


def of_incident(page):
    """Return the incident that *page* belongs to: until 30 minutes after its end."""
    for incident in INCIDENTS:
        if minute_of(incident, "began") <= page < minute_of(incident, "ended") + 30:
            return incident
    return None
