"""Recomputes every number that the answer quotes from the exhibits and the facts."""
import json

from service import (CORE, CORES_EACH, DATABASE, DECEMBER, DISK, LOOKS, MACHINES, MAPS, SCANS, SLOWEST, WEB, busy,
                     slowest)

looks, scans = LOOKS * DECEMBER["look"], SCANS * DECEMBER["scan"]
four = (MACHINES - 1) * CORES_EACH * CORE
through = looks * 0.4               # six of ten are kept
work = through * WEB["look"] + (looks - through) * 2 + scans * WEB["scan"]


def percent(share):
    return round(100 * share)


def database_percent(more, scan_ms=DATABASE["scan"]):
    return percent((through * DATABASE["look"] + scans * scan_ms) * more / DATABASE["has"])


most = max(t / 100 for t in range(100, 250, 5) if slowest(LOOKS * t / 100, SCANS * t / 100) <= SLOWEST)
print(json.dumps({
    "database_cores_now": round((LOOKS * DATABASE["look"] + SCANS * DATABASE["scan"]) / CORE, 1),
    "database_percent_now": percent(busy(DATABASE, LOOKS, SCANS)),
    "web_percent_now_one_gone": percent(busy(WEB, LOOKS, SCANS, four)),
    "times_of_database": most,
    "times_of_70_percent": round(0.7 / busy(DATABASE, LOOKS, SCANS), 1),
    "times_of_full_database": round(1 / busy(DATABASE, LOOKS, SCANS), 2),
    "times_of_web_one_gone": round(0.8 / busy(WEB, LOOKS, SCANS, four), 2),
    "times_of_maps": round(1 / busy(MAPS, LOOKS, SCANS), 1),
    "times_of_load_test": round(2500 / (LOOKS + SCANS), 1),
    "december_database_cores": round((looks * DATABASE["look"] + scans * DATABASE["scan"]) / CORE, 1),
    "december_database_cores_looks": round(looks * DATABASE["look"] / CORE, 1),
    "december_database_cores_scans": round(scans * DATABASE["scan"] / CORE, 1),
    "december_shared_copy_cores": round((looks / 2 * DATABASE["look"] + scans * DATABASE["scan"]) / CORE, 1),
    "december_web_percent": percent(busy(WEB, looks, scans)),
    "december_web_percent_one_gone": percent(busy(WEB, looks, scans, four)),
    "december_disk_percent": percent(busy(DISK, looks, scans)),
    "december_calls": looks,
    "kept_calls": round(through),
    "kept_database_percent": database_percent(1),
    "kept_database_percent_fifth_more": database_percent(1.2),
    "kept_batched_database_percent_fifth_more": database_percent(1.2, 4),
    "kept_web_percent_one_gone_fifth_more": percent(1.2 * work / four),
    "kept_six_machines_percent_one_gone_fifth_more": percent(1.2 * work / (four + CORES_EACH * CORE)),
}))
