"""The parts of the service, what a look and a scan take of each, and the database as a queue with several cores."""
import csv
import heapq
import random

with open("exhibits/costs.csv") as file:
    ROWS = list(csv.DictReader(file))
WEB, DATABASE, DISK, MAPS = [
    {"has": int(r["there_is"]), "look": int(r["one_look_takes"]), "scan": int(r["one_scan_takes"])} for r in ROWS]
MACHINES = 5                    # fact 1
CORE = 1000                     # ms of work that one core does in a second
DATABASE_CORES = DATABASE["has"] // CORE
CORES_EACH = WEB["has"] // CORE // MACHINES
LOOKS, SCANS = 600, 150         # yesterday at 18:00, exhibit minutes
DECEMBER = {"look": 3, "scan": 2}           # fact 2
SLOWEST = 30                    # ms in the database, fact 3
SECONDS = 60


def busy(part, looks, scans, has=None):
    """This is the share of a part that is in use, 1 = all of it."""
    return (looks * part["look"] + scans * part["scan"]) / (has or part["has"])


def slowest(looks, scans, scan_ms=DATABASE["scan"], cores=DATABASE_CORES):
    """This is the time in ms that one look in 100 exceeds in the database, in one simulated minute."""
    chance = random.Random(2)
    free = [0.0] * cores        # when each core is free again
    now, times = 0.0, []
    while now < SECONDS * 1000:
        now += chance.expovariate((looks + scans) / 1000)
        is_look = chance.random() < looks / (looks + scans)
        work = chance.expovariate(1 / (DATABASE["look"] if is_look else scan_ms))
        end = max(now, heapq.heappop(free)) + work
        heapq.heappush(free, end)
        if is_look:
            times.append(end - now)
    times.sort()
    return times[int(0.99 * len(times))]
