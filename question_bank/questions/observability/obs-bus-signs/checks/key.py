"""Recomputes every number that the answer quotes from the two tables."""
import csv
import json


def read(name):
    with open(f"exhibits/{name}.csv") as file:
        return {r["instance"]: {k: int(v) for k, v in r.items() if k != "instance"} for r in csv.DictReader(file)}


def late(row):
    return row["to_1000"] + row["to_2500"] + row["more"]


now, before = read("half_hour"), read("before")
rows = list(now.values())
requests = sum(r["requests"] for r in rows)
others = [r for n, r in now.items() if n != "i8"]
print(json.dumps({
    "board_ms": round(sum(r["p95_ms"] for r in rows) / 8),
    "weighted_ms": round(sum(r["p95_ms"] * r["requests"] for r in rows) / requests),
    "mean_ms": round(sum(r["mean_ms"] for r in rows) / 8),
    "requests": requests,
    "late": sum(map(late, rows)),
    "late_pct": round(100 * sum(map(late, rows)) / requests, 1),
    "allowed_late": int(requests * 0.05),
    "late_i8": late(now["i8"]),
    "late_i8_pct": round(100 * late(now["i8"]) / now["i8"]["requests"], 1),
    "late_i7": late(now["i7"]),
    "late_i7_pct": round(100 * late(now["i7"]) / now["i7"]["requests"], 1),
    "late_i8_before": late(before["i8"]),
    "late_others": sum(map(late, others)),
    "late_others_pct": round(100 * sum(map(late, others)) / sum(r["requests"] for r in others), 1),
    "requests_of_i8_pct": round(100 * now["i8"]["requests"] / requests),
    "mean_of_shares_pct": round(sum(100 * late(r) / r["requests"] for r in rows) / 8, 1),
    "eighth_pct": 100 / len(rows),
    "fast_i8_pct": round(100 * (now["i8"]["to_100"] + now["i8"]["to_250"]) / now["i8"]["requests"]),
    "fast_i7_pct": round(100 * (now["i7"]["to_100"] + now["i7"]["to_250"]) / now["i7"]["requests"]),
}))
