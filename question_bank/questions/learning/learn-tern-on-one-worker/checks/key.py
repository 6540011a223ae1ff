"""Recomputes every number that the key quotes."""
import json

from lab import LATE, TERN, WORKERS, month, total
from settings import A_SECOND, OUT, TIME_OUT, evening

FAILED, TOO_MANY = 3, 2                 # euros, by the facts
rows = month("worker", TERN)
before, new = total(rows, (1, 2), True), total(rows, (3, 4), True)
others_before, others = total(rows, (1, 2), False), total(rows, (3, 4), False)
share = new["jobs"] / others["jobs"]
expected = others["failed"] * share
silent = others["silent"] * share
print(json.dumps({
    "noor_from": round(100 * before["failed"] / before["jobs"], 1), "noor_to": round(100 * new["failed"] / new["jobs"], 1),
    "others_from": round(100 * others_before["failed"] / others_before["jobs"], 1),
    "others_to": round(100 * others["failed"] / others["jobs"], 1),
    "failed": new["failed"], "expected": round(expected), "spread": round(expected ** 0.5, 1),
    "too_many": new["sheets"] - new["done"], "too_many_euros": TOO_MANY * (new["sheets"] - new["done"]),
    "saved": round(expected) - new["failed"], "saved_euros": FAILED * (round(expected) - new["failed"]),
    "silent_expected": round(silent), "silent_euros": FAILED * round(silent),
    "bad_weeks_silent": round(others_before["silent"] * share),
    "bad_weeks_euros": FAILED * round(others_before["silent"] * share),
    "too_many_on_twelve": WORKERS * (new["sheets"] - new["done"]),
    "gone_of_others": others["failed"] - others["silent"], "silent_of_others": others["silent"],
    "gone_of_new": new["failed"] - new["silent"],
    "fourth_jobs": total(month("fourth", TERN), (3, 4), True)["jobs"],
    "calls_on_twelve": evening(5, [0] * 4, 10 ** 6, 1)[0], "calls_on_one": evening(5, [0] * 4, 10 ** 6, 1 / 12)[0],
    "jobs_in_two_minutes": A_SECOND * len(OUT), "five_tries_last_seconds": 5 * TIME_OUT,
    "gone_expected": round((others["failed"] - others["silent"]) * share),
    "late_of_a_worker": round(LATE * new["jobs"]), "late_euros": round(FAILED * LATE * new["jobs"]),
    "jobs_in_a_refused_hour": A_SECOND * 3600,
}))
