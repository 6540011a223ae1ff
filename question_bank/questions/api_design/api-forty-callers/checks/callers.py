"""The 40 callers, and what a plan does to each of them. Week 0 is Monday 5 January."""
import csv

COAST_READY, MAY, NOVEMBER, YEAR, TWO_YEARS = 4, 17, 44, 52, 104      # weeks
TALKED, FOUND = 2, 6                    # all talks are done, an hour off has shown who the unknown ones are
QUARTER, KEEP, CUT_OFF = 13, 9, 3       # weeks; days in a quarter; days for each caller that is cut off
TALK, MAIL, HOUR, COAST = 0.5, 1, 1, 8           # days
ADAPTER = {"no": (0, 0), "signs": (6, 1), "all": (20, 2)}      # days, days in a quarter
SLOW = 1.6

with open("exhibits/callers.csv") as file:
    ROWS = list(csv.DictReader(file))
GROUPS = {row["group"]: int(row["callers"]) for row in ROWS}
WEEKS = {row["group"]: int(row["weeks_they_name"] or 12) for row in ROWS}
READS_MAIL = {"Apps of large harbours", "App Low Tide"}
ONE_TALK = {"Sites of small harbours", "Signs on piers"}        # one firm, one maker


def reached(group, plan):
    """The week in which somebody who can change the program begins, or None."""
    if group == "Not known":
        return FOUND if plan["hour"] == "yes" else None
    if group == "Printers of calendars":
        return MAY if plan["talk"] == "all" else None
    if plan["talk"] in ("all", "seen"):
        return TALKED
    if group in READS_MAIL and plan["mails"] != "0":
        return 0
    return FOUND if plan["hour"] == "yes" else None


def moved(group, plan, times=1.0):
    """The week in which the group no longer needs version 1, or None."""
    start = reached(group, plan)
    if start is None:
        return None
    if group == "Sailing schools":
        if plan["coast"] == "no":
            return None
        start = max(start, COAST_READY)
    return start + times * WEEKS[group]


def answered(group, plan):
    """True when the old calls still get an answer after the end of the old code."""
    return plan["adapter"] == "all" or plan["adapter"] == "signs" and group == "Signs on piers"


def cut_off(plan, times=1.0):
    """The groups that call when nothing answers."""
    if plan["off"] == "never":
        return []
    off = int(plan["off"])
    left = []
    for group in GROUPS:
        next_call = max(off, NOVEMBER) if group == "Printers of calendars" else off
        week = moved(group, plan, times)
        if not answered(group, plan) and (week is None or week > next_call):
            left.append(group)
    return left


def count(groups):
    return sum(GROUPS[group] for group in groups)


def talks(plan):
    with_whom = {"none": [], "seen": [g for g in GROUPS if g not in ("Printers of calendars", "Not known")],
                 "all": [g for g in GROUPS if g != "Not known"]}[plan["talk"]]
    return sum(1 if g in ONE_TALK else GROUPS[g] for g in with_whom)


def adapter_ends(plan):
    """The week in which the last of those whom an adapter answers has moved, slow as they may be."""
    weeks = [moved(group, plan, SLOW) for group in GROUPS if answered(group, plan)]
    return TWO_YEARS if None in weeks else max(weeks, default=0)


def days(plan):
    """Days of our work in two years."""
    off = TWO_YEARS if plan["off"] == "never" else int(plan["off"])
    build, keep = ADAPTER[plan["adapter"]]
    return (KEEP * off / QUARTER + MAIL * int(plan["mails"]) + TALK * talks(plan) + HOUR * (plan["hour"] == "yes")
            + COAST * (plan["coast"] == "yes") + build + keep * max(0, adapter_ends(plan) - off) / QUARTER
            + CUT_OFF * count(cut_off(plan)))


def read(text):
    return dict(part.split("=") for part in text.split())
