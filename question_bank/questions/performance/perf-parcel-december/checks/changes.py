"""usage: changes.py ANSWER SCENARIO    exit 0 when the scenario's promise holds

ANSWER: "web=6 cores=16 maps=3000 kept=60 batch=yes copy=yes", what is left out stays as it is. `kept` is for how many
seconds an answer to a look is kept; `maps_kept=yes` keeps only what Maps said. `copy=yes` sends all looks to a copy of the
database, `copy=half` every other look.
"""
import sys

from service import (CORE, CORES_EACH, DATABASE, DATABASE_CORES, DECEMBER, LOOKS, MACHINES, MAPS, SCANS, SLOWEST, WEB,
                     slowest)

answer = dict(part.split("=") for part in sys.argv[1].split())
machines, cores = int(answer.get("web", MACHINES)), int(answer.get("cores", DATABASE_CORES))
calls, kept = int(answer.get("maps", MAPS["has"])), int(answer.get("kept", 0))
found = {0: 0, 60: 0.6, 3600: 0.9}[kept]        # answers given to those who ask
KEPT_LOOK, BATCHED_SCAN = 2, 4                  # ms in a web machine; ms in the database
PRICES = {"web": 90, "cores": 700, "maps": 600, "copy": 400}        # euros a month


def database(more=1.0):
    looks, scans = LOOKS * DECEMBER["look"] * more * (1 - found), SCANS * DECEMBER["scan"] * more
    scan = BATCHED_SCAN if "batch" in answer else DATABASE["scan"]
    # A copy writes each scan as well. With all looks it has the work of today's database, with half of them each has half.
    if answer.get("copy") == "half":
        looks /= 2
    ms = slowest(looks, scans, scan, cores)
    print(f"database {(looks * DATABASE['look'] + scans * scan) / cores / CORE:.0%}, slowest {ms:.0f} ms")
    return ms <= SLOWEST


def web(more=1.0):
    looks, scans = LOOKS * DECEMBER["look"] * more, SCANS * DECEMBER["scan"] * more
    work = looks * ((1 - found) * WEB["look"] + found * KEPT_LOOK) + scans * WEB["scan"]
    share = work / ((machines - 1) * CORES_EACH * CORE)
    print(f"web with one machine gone {share:.0%}")
    return share <= 0.8


def maps(more=1.0):
    asked = LOOKS * DECEMBER["look"] * more * (1 - found) * (0.1 if "maps_kept" in answer else 1)
    print(f"{asked:.0f} calls to Maps")
    return asked <= calls


def fifth_more():
    return all([database(1.2), web(1.2), maps(1.2)])


def fresh():
    print(f"a status is up to {kept} seconds old")
    return kept <= 60


def bill():
    euros = ((machines - MACHINES) * PRICES["web"] + (cores > DATABASE_CORES) * PRICES["cores"]
             + (calls > MAPS["has"]) * PRICES["maps"] + ("copy" in answer) * PRICES["copy"])
    print(f"{euros} euros a month more")
    return euros <= 1000


sys.exit(0 if globals()[sys.argv[2]]() else 1)
