"""Recomputes every number that the key quotes, from the table and the facts."""
import csv
import json

CONNECTIONS, QUERY_S, PLACES, KEEP_S, PAGES = 4, 0.2, 600, 120, 100     # facts, and line 6
PROCESSES, LEAST_S, FORECAST_KB, MOST = 4, 60, 4, 1_000                 # probe 6, and a reference that spreads

with open("exhibits/site.csv") as file:
    rows = {int(r["from_s"]): {k: float(v) for k, v in r.items()} for r in csv.DictReader(file)}
can = CONNECTIONS / QUERY_S
cycle = [rows[s]["queries"] for s in range(120, 240, 10)]
burst = [rows[s]["queries"] for s in range(120, 170, 10)]
print(json.dumps({
    "can_do_a_second": round(can),
    "can_do_in_ten_seconds": round(10 * can),
    "queries_a_second_at_120": round(rows[120]["queries"] / 10),
    "queries_in_the_burst": round(sum(burst)),
    "seconds_of_work_in_the_burst": round(sum(burst) / can),
    "queries_in_two_minutes": round(sum(cycle)),
    "queries_a_second_on_average": round(sum(cycle) / KEEP_S, 1),
    "twice_at_120": round(rows[120]["queries"] - rows[120]["different_places_queried"]),
    "one_query_a_place_a_second": round(PLACES / KEEP_S, 1),
    "spread_a_second": round(PLACES / ((LEAST_S + KEEP_S) / 2), 1),
    "four_processes_a_second": round(PROCESSES * PLACES / ((LEAST_S + KEEP_S) / 2)),
    "four_processes_not_spread": round(PROCESSES * PLACES / KEEP_S),
    "kept_mb": MOST * FORECAST_KB // 1000,
    "five_thousand_points_mb": 5_000 * FORECAST_KB // 1000,
}))
