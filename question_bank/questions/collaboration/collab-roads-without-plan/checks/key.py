"""Recomputes every number that the answer quotes."""
import json

from roads import CALLERS, ROADS, answer, wrong
from ways import DAYS

old, new = answer(12, "old"), answer(12, "new")


def mean(stations):
    return round(sum(one["temp"] or 0 for one in stations) / len(stations), 2)


print(json.dumps({
    "roads": len(ROADS),
    **{f"{caller}_wrong": len(wrong(caller, "new")) for caller in CALLERS},
    "salt_wrong_with_zero": len(wrong("salt", "zero")),
    "road_20_lowest": min(ROADS[20].values()),
    "road_12_mean_before": mean(old),
    "road_12_mean_after": mean(new),
    "road_12_below_zero": sum(one["temp"] is not None and one["temp"] < 0 for one in new),
    "road_12_stations_before": len(old),
    "road_12_stations_after": len(new),
    "back_and_on_asking_days": round(DAYS["back"] + DAYS["on_asking"], 1),
    "with_examples_days": round(DAYS["back"] + DAYS["on_asking"] + DAYS["examples"], 1),
    "second_address_with_examples_days": round(DAYS["back"] + DAYS["second"] + DAYS["examples"], 1),
    "adapt_days": DAYS["adapt"],
}))
