"""What the facts and the exhibits say, and what follows from them: connections that are wanted, and waiting for one."""
import csv
import math

LIMIT, RESERVED = 200, 5               # fact 1
MB_EACH, MB_FREE = 15, 3500            # fact 2
QUARTER, MINUTES_A_ROUND, LONGEST_RELEASE = 4, 1.5, 10      # fact 4
MOST_A_SECOND = 75                     # if asked
NOVEMBER = 1.25                        # fact 6: requests and processes

with open("exhibits/programs.csv", newline="") as file:
    PROGRAMS = {row["program"]: row for row in csv.DictReader(file)}
with open("exhibits/load.csv", newline="") as file:
    PEAK = list(csv.DictReader(file))[-1]
WEB = int(PROGRAMS["web"]["processes_at_peak"])
POOL = int(PROGRAMS["web"]["pool_of_each_process"])
REQUESTS, SECONDS = int(PEAK["requests_per_second"]), int(PEAK["milliseconds_in_database"]) / 1000
OTHERS = sum(int(row["processes_at_peak"]) * int(row["pool_of_each_process"])
             for name, row in PROGRAMS.items() if name != "web")


def quarter(processes):
    """New processes that a release starts at once."""
    return math.ceil(processes / QUARTER)


def erlang_c(connections, load):
    """The share of requests that find no free connection, for a load in connections (Erlang, 1917)."""
    if load >= connections:
        return 1.0
    terms = [load ** k / math.factorial(k) for k in range(connections)]
    last = load ** connections / math.factorial(connections) * connections / (connections - load)
    return last / (sum(terms) + last)


def share_that_waits(longer_than, connections, a_second, seconds):
    """The share of requests that wait longer than this many seconds for a connection."""
    load = a_second * seconds
    if load >= connections:
        return 1.0
    return erlang_c(connections, load) * math.exp(-(connections / seconds - a_second) * longer_than)
