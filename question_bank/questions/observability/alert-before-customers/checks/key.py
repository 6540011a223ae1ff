"""Recomputes every number that the answer quotes from the exhibits and the listed facts."""
import csv
import json


def read(name):
    with open(f"exhibits/{name}.csv") as file:
        return list(csv.DictReader(file))


tuesday = {row["from"]: row for row in read("tuesday")}
alerts = read("alerts")
workers, compute_s, carrier_s = 4, 1, 1            # facts 2 and 3
slow = int(tuesday["09:20"]["finished_per_min"])
label_s = workers * 60 / slow


def wait_minutes(row):
    """Minutes that a label waits which is accepted at the end of these five minutes."""
    return round(int(tuesday[row]["queue_at_end"]) / slow, 1)


print(json.dumps({
    "most_labels_per_minute": round(workers * 60 / (compute_s + carrier_s)),
    "slow_label_s": round(label_s),
    "slow_carrier_s": round(label_s - compute_s),
    "cpu_when_slow_pct": round(100 * slow * compute_s / (workers * 60)),
    "wait_at_0915_min": wait_minutes("09:10"),
    "wait_at_0940_min": wait_minutes("09:35"),
    "pages": sum(int(row["pages"]) for row in alerts),
    "pages_at_night": sum(int(row["at_night_22_to_6"]) for row in alerts),
    "pages_before_a_report": sum(int(row["before_the_first_report"]) for row in alerts),
}))
