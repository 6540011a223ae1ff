"""Recomputes every number that the answer quotes, from the two tables and the listed facts."""
import csv
import json

from history import SINCE, replay

with open("exhibits/runs.csv", encoding="utf-8") as file:
    runs = [(int(row["run"]), row["start_utc"], set(row["red_test_files"].split()))
            for row in csv.DictReader(file)]
tries, minutes_a_run, runs_a_day = 3, 20, 12       # facts 3, 4 and 4


def red(name):
    return [run for run, _, names in runs if name in names]


seat, after_23 = red("seat"), [run for run, start, _ in runs if start.split()[1] >= "23:00"]
first = seat[0]
share = len(seat) / (len(runs) - SINCE + 1)
hidden = share**tries                              # three red tries in a row
everything = dict.fromkeys(("total", "dates", "seat"), "retry")
again = {run: replay(run, everything) for run, _, _ in runs}
red_runs = sum(bool(names) for _, _, names in runs)
print(json.dumps({
    "runs": len(runs),
    "red_runs": red_runs,
    "total_red": len(red("total")),
    "dates_red": len(red("dates")),
    "dates_runs_after_23": len(after_23),
    "seat_red": len(seat),
    "seat_first_red": first,
    "seat_runs_before_first_red": first - 1,
    "seat_runs_from_first_red": len(runs) - first + 1,
    "seat_runs_since_c41": len(runs) - SINCE + 1,
    "seat_share": round(share, 2),
    "green_by_luck_percent": round(100 * (1 - share) ** (first - 1), 1),
    "tries": tries,
    "seat_share_with_retry": round(hidden, 3),
    "seen_in_ten_percent": round(100 * (1 - (1 - share) ** 10)),
    "seen_in_ten_with_retry_percent": round(100 * (1 - (1 - hidden) ** 10)),
    "red_seats_left_by_retry": sum("seat" in names for names in again.values()),
    "red_totals_left_by_retry": sum("total" in names for names in again.values()),
    "red_dates_left_by_retry": sum("dates" in names for names in again.values()),
    "red_runs_left_by_retry": sum(bool(names) for names in again.values()),
    "red_runs_a_day": red_runs * runs_a_day // len(runs),
    "minutes_lost_a_day": red_runs * runs_a_day // len(runs) * minutes_a_run,
}))
