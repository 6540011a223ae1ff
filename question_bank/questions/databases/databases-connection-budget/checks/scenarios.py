"""usage: scenarios.py ANSWER SCENARIO    exit 0 when the scenario's promise holds

ANSWER: "pool=10 extra=4 first=new limit=200", where extra is the number of processes that a release changes at once
and first says whether new ones start or old ones stop first; or "shared=80 ..." for one pool that all web processes share.
"""
import math
import sys

from budget import (LIMIT, LONGEST_RELEASE, MB_EACH, MB_FREE, MINUTES_A_ROUND, MOST_A_SECOND, NOVEMBER, OTHERS,
                    REQUESTS, RESERVED, SECONDS, WEB, share_that_waits)

answer = dict(part.split("=") for part in sys.argv[1].split())
EXTRA, FIRST, SERVER = int(answer["extra"]), answer["first"], int(answer.get("limit", LIMIT))


def wanted(processes, extra=0, dead=0):
    """Connections that all programs and the reserve want, with `extra` new and `dead` left-over processes."""
    if "shared" in answer:
        return int(answer["shared"]) + OTHERS + RESERVED
    return int(answer["pool"]) * (processes + extra + dead) + OTHERS + RESERVED


def fits(**state):
    count = wanted(**state)
    print(f"wants {count} of {SERVER}")
    return count <= SERVER


def surge(processes):
    """New processes beside the old ones: the same share of more processes is more."""
    if FIRST == "old":
        return 0
    return math.ceil(EXTRA / WEB * processes)


def rounds(processes):
    return math.ceil(processes / math.ceil(EXTRA / WEB * processes))


def waits(longer_than, seconds, processes, requests):
    if "shared" in answer:
        return share_that_waits(longer_than, int(answer["shared"]), requests, seconds)
    return share_that_waits(longer_than, int(answer["pool"]), requests / processes, seconds)


def day():
    return fits(processes=10)


def peak_release():
    return fits(processes=WEB, extra=surge(WEB))


def release_and_crash():
    return fits(processes=WEB, extra=surge(WEB), dead=1)


def november():
    processes = round(WEB * NOVEMBER)
    return fits(processes=processes, extra=surge(processes), dead=1)


def at_peak():
    share = waits(0.02, SECONDS, WEB, REQUESTS)
    print(f"wait longer than 20 ms: {share:.2%}")
    return share <= 0.001


def slow():
    share = waits(0.25, 3 * SECONDS, WEB, REQUESTS)
    print(f"wait longer than 250 ms: {share:.2%}")
    return share <= 0.02


def release():
    working = WEB - (EXTRA if FIRST == "old" else 0)
    minutes = rounds(WEB) * MINUTES_A_ROUND
    print(f"{REQUESTS / working:.0f} requests a second for each process, {minutes:g} minutes")
    return REQUESTS / working <= MOST_A_SECOND and minutes <= LONGEST_RELEASE


def memory():
    print(f"{SERVER} connections take {SERVER * MB_EACH} MB")
    return SERVER * MB_EACH <= MB_FREE


sys.exit(0 if globals()[sys.argv[2]]() else 1)
