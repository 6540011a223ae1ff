"""usage: limit.py TIMES SCENARIO    exit 0 when the scenario's promise holds

TIMES is the answer: so many times the load of yesterday at 18:00, with the same mix.
"""
import sys

from service import CORES_EACH, CORE, DATABASE, LOOKS, MACHINES, MAPS, SCANS, SLOWEST, WEB, busy, slowest

times, scenario = float(sys.argv[1]), sys.argv[2]


def holds(factor):
    looks, scans = LOOKS * factor, SCANS * factor
    one_gone = busy(WEB, looks, scans, has=(MACHINES - 1) * CORES_EACH * CORE)
    ms = slowest(looks, scans)
    print(f"database {busy(DATABASE, looks, scans):.0%}, slowest {ms:.0f} ms, web with one gone {one_gone:.0%}")
    return ms <= SLOWEST and one_gone <= 0.8 and busy(MAPS, looks, scans) <= 1


promises = {"holds": lambda: holds(times), "not_low": lambda: not holds(1.25 * times)}
sys.exit(0 if promises[scenario]() else 1)
