"""Recomputes every number that the answer quotes from the exhibits."""
import csv
import json

with open("exhibits/feed.csv") as file:
    rooms, each, big, offline, handled, size, days = (float(row["number"]) for row in csv.DictReader(file))
with open("exhibits/prices.csv") as file:
    prices = [tuple(float(row[c]) for c in ("build_days", "upkeep_days_a_month", "money_a_month"))
              for row in csv.DictReader(file)]
table, night, minute, queue, log, process = prices
promised = 120                                     # seconds, in the table of uses


def cost(*blocks):
    build, upkeep, money = map(sum, zip(*blocks))
    return round(build), round(build + 12 * upkeep), round(12 * money)


a_minute = rooms * each
burst = big * each * 60 * offline
half_hour = 30 * a_minute
least = 1
while burst / (handled * least) > promised:
    least += 1
job = cost(table, night, minute)
lines = cost(table, night, queue, process)
both = cost(log, process, process)
print(json.dumps({
    "readings_a_second": round(a_minute / 60),
    "readings_a_day": round(a_minute * 60 * 24),
    "burst": round(burst),
    "wait_behind_burst_seconds": round(burst / handled),
    "wait_with_two_processes": round(burst / handled / 2),
    "minutes_to_catch_up": round(burst / (handled - a_minute / 60) / 60),
    "processes_for_burst": least,
    "left_by_half_an_hour": round(half_hour),
    "wait_after_half_an_hour": round(half_hour / handled),
    "minute_job_seconds": round(a_minute / handled),
    "minute_job_latest": round(60 + a_minute / handled),
    "rooms_at_which_it_ends": round((promised - 60) * handled / each),
    "megabytes_a_day": round(a_minute * 60 * 24 * size / 1e6),
    "gigabytes_kept": round(a_minute * 60 * 24 * size * days / 1e9),
    "job_build_days": job[0], "job_first_year_days": job[1], "job_money_a_year": job[2],
    "queue_build_days": lines[0], "queue_first_year_days": lines[1], "queue_money_a_year": lines[2],
    "log_build_days": both[0], "log_first_year_days": both[1], "log_money_a_year": both[2],
}))
