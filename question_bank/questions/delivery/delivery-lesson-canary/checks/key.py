"""Recomputes every number that the key quotes from the exhibits and the facts."""
import csv
import json

from chance import busier
from service import A_MINUTE, AT_18, INSTANCES, NEW, OLD, at_most, cpu


def rows(name):
    with open(f"exhibits/{name}.csv") as file:
        return list(csv.DictReader(file))


steps = [row for row in rows("steps") if row["version"] == "31"]
pages = {row["page"]: row for row in rows("pages")}
requests = [int(row["requests"]) for row in steps]
old = [row for row in rows("steps") if row["version"] == "30"]


def tells(count, wrong, missed):
    """Return whether some limit is wrong for at most so many of 100 good versions, and misses at most so many like 31."""
    return any(1 - at_most(k - 1, count, OLD.total) <= wrong / 100 and at_most(k - 1, count, NEW.total) <= missed / 100
               for k in range(1, count // 50))


print(json.dumps({
    "least_requests": next(n for n in range(100, 9000, 100) if tells(n, 10, 10)),     # fact 6
    "ample_requests": next(n for n in range(100, 9000, 100) if tells(n, 3, 4)),
    "expected_1": round(requests[0] * NEW.total, 2),
    "expected_2": round(requests[1] * NEW.total, 1),
    "expected_3": round(requests[2] * NEW.total),
    "none_in_60_of_100": round(100 * at_most(0, requests[0], NEW.total)),
    "sends_back_at_1": requests[0] // 100 + 1,
    "sends_back_at_2": requests[1] // 100 + 1,
    "sends_back_at_3": requests[2] // 100 + 1,
    "of_1000_31": round(1000 * int(steps[3]["failed"]) / requests[3]),
    "of_1000_30": round(1000 * sum(int(r["failed"]) for r in old) / sum(int(r["requests"]) for r in old)),
    "book_of_1000_31": round(1000 * int(pages["book"]["failed_31"]) / int(pages["book"]["requests_31"]), 1),
    "failed_bookings_above_usual": int(pages["book"]["failed_31"]) - int(pages["book"]["failed_30_day_before"]),
    "minutes_2200_at_1": round(2200 / (A_MINUTE * 0.01)),
    "minutes_2200_at_10": round(2200 / (A_MINUTE * 0.1)),
    "minutes_2200_at_25": round(2200 / (A_MINUTE * 0.25)),
    "minutes_600_bookings_at_25": round(600 / (A_MINUTE * 0.25 * 0.1)),
    "hours_24000_at_25": round(24000 / (A_MINUTE * 0.25) / 60, 1),
    "cpu_18_old": round(cpu(OLD, AT_18 / INSTANCES)),
    "cpu_18_new": round(cpu(NEW, AT_18 / INSTANCES)),
    "cpu_18_new_five": round(cpu(NEW, AT_18 / (INSTANCES + 1))),
    "times_busier_step_3": round(busier(NEW, 25), 1),
    "a_minute_each_old_step_1": round(A_MINUTE * 0.99 / (INSTANCES - 1)),
    "a_minute_new_step_1": round(A_MINUTE * 0.01),
    "extra_failures_until_seen": round(2100 * (NEW.total - OLD.total)),
    "requests_two_hours_at_1": round(A_MINUTE * 0.01 * 120),
    "expected_two_hours_at_1": round(A_MINUTE * 0.01 * 120 * NEW.total, 1),
    "expected_two_hours_at_1_old": round(A_MINUTE * 0.01 * 120 * OLD.total, 1),
}))
