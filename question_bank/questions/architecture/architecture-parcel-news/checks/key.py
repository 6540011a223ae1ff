"""Recomputes every number that the answer quotes from the exhibits."""
import csv
import json
import math
import re

with open("exhibits/peak.csv") as file:
    peak = {row["request"]: row for row in csv.DictReader(file)}
with open("exhibits/parts.csv") as file:
    parts = {row["part"]: row for row in csv.DictReader(file)}
with open("exhibits/prices.csv") as file:
    prices = {row["block"]: [float(row[c]) for c in ("build_days", "upkeep_days_a_month", "money_a_month")]
              for row in csv.DictReader(file)}
thread = open("exhibits/thread.txt").read()


def said(pattern):
    return float(re.search(pattern, thread).group(1))


processes, each = map(int, re.findall(r"\d+", parts["Web part"]["runs_as"]))
workers = processes * each
scans = int(peak["Scan"]["for_each_second"])
call = said(r"takes (\d+) ms") / 1000
give_up = said(r"after (\d+) seconds")
share = said(r"has (\d+) percent") / 100
allowed = int(said(r"allows (\d+) calls"))
from_hour, to_hour = map(int, re.search(r"from (\d+):00 to (\d+):00", thread).groups())
today = float(peak["Scan"]["workers_busy"]) + float(peak["Tracking page"]["workers_busy"])
calling, big = scans * call, scans * share
free = workers - today - calling
backlog = big * 3600 * (to_hour - from_hour)
TABLE, PROCESS, CODE, SERVICE, BROKER = prices.values()


def cost(*blocks):
    build, upkeep, money = (sum(column) for column in zip(*blocks))
    return {"build_days": round(build), "first_year_days": round(build + 12 * upkeep), "money_a_year": round(12 * money)}


inside, own = cost(TABLE, PROCESS, CODE), cost(TABLE, SERVICE, BROKER, CODE)
others = today + calling * (1 - share)
print(json.dumps({
    "workers": workers,
    "busy_today": round(today),
    "busy_calling": round(calling),
    "busy_with_calls": round(today + calling),
    "busy_at_twice_the_load": round(2 * (today + calling)),
    "free_with_calls": round(free),
    "news_a_second_big": round(big),
    "wanted_by_big": round(big * give_up),
    "seconds_to_full": round(free / big, 1),
    "busy_with_1_second": round(others + big * 1, 1),
    "busy_with_2_seconds": round(others + big * 2, 1),
    "least_calls": math.ceil(big * call),
    "allowed_calls": allowed,
    "backlog": round(backlog),
    "told_a_second_by_10": round(10 / call, 1),
    "hours_to_catch_up_by_10": round(backlog / (10 / call - big) / 3600, 1),
    "hours_to_catch_up_by_6": round(backlog / (6 / call - big) / 3600, 1),
    "inside_build_days": inside["build_days"],
    "inside_first_year_days": inside["first_year_days"],
    "inside_money_a_year": inside["money_a_year"],
    "own_build_days": own["build_days"],
    "own_first_year_days": own["first_year_days"],
    "own_money_a_year": own["money_a_year"],
}))
