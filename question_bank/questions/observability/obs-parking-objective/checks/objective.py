"""usage: objective.py "done in 10 s at 99.0" SCENARIO    exit 0 when the scenario's promise holds

Plays an indicator with its target against the ten weeks. A week is red when it misses the target.
"""
import csv
import sys

with open("exhibits/weeks.csv") as file:
    WEEKS = [{k: float(v) for k, v in row.items()} for row in csv.DictReader(file)]
COMPLAINTS = 40                                    # calls in a week above which the city writes
INDICATORS = {
    "ping": lambda w: w["ping_ok_pct"],
    "all requests": lambda w: w["all_requests_ok_pct"],
    "not failed": lambda w: 100 - 100 * w["failed"] / w["payments"],
    "done in 3 s": lambda w: 100 - 100 * (w["failed"] + w["over_3_s"]) / w["payments"],
    "done in 10 s": lambda w: 100 - 100 * (w["failed"] + w["over_10_s"]) / w["payments"],
    "mean below": lambda w: -w["mean_ms"],
}


def main():
    answer, scenario = sys.argv[1:]
    name, _, target = answer.rpartition(" at ")
    target = -float(target) if name == "mean below" else float(target)
    red = [w for w in WEEKS if INDICATORS[name](w) < target]
    loud = [w for w in WEEKS if w["calls"] > COMPLAINTS]
    print("red weeks:", *(f"{w['week']:.0f}" for w in red))
    promises = {
        "noticed": all(w in red for w in loud),
        "calm": all(w in loud for w in red),
    }
    sys.exit(0 if promises[scenario] else 1)


if __name__ == "__main__":
    main()
