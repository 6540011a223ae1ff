"""usage: make_release.py steps|pages    plays the release of version 31 and prints a table of it

The seed is one of many whose counts lie near what the versions give on average.
"""
import csv
import random
import sys

from service import A_MINUTE, INSTANCES, MIX, NEW, OLD, cpu, p95

SEED = 117
START, LAST_MINUTES = 12 * 60, 40


def clock(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


def failures(chance, count, share):
    return sum(chance.random() < share for _ in range(count))


def play():
    """Yield (step, from, to, version, instances, requests, failed by page, a minute on one instance)."""
    chance = random.Random(SEED)
    with open("exhibits/plan.csv") as file:
        steps = [(row["step"], int(row["share_percent"]), int(row["minutes"])) for row in csv.DictReader(file)]
    at = START
    for step, share, minutes in [*steps, ("all", 100, LAST_MINUTES)]:
        for version, part, instances in ((30, 100 - share, INSTANCES - 1), (31, share, INSTANCES if share == 100 else 1)):
            if part:
                requests = A_MINUTE * minutes * part // 100
                fails = NEW if version == 31 else OLD
                failed = {page: failures(chance, round(requests * mix), fails.book if page == "book" else fails.rest)
                          for page, mix in MIX.items()}
                yield (step, clock(at), clock(at + minutes), version, instances, requests, failed,
                       A_MINUTE * part / 100 / instances)
        at += minutes


def steps():
    print("step,from,to,version,instances,requests,failed,cpu_percent,slow_ms")
    for step, begin, end, version, instances, requests, failed, load in play():
        about = NEW if version == 31 else OLD
        print(step, begin, end, version, instances, requests, sum(failed.values()),
              round(cpu(about, load)), 10 * round(p95(about, load) / 10), sep=",")


def pages():
    *_, last = play()
    requests, failed = last[5:7]
    chance = random.Random(SEED + 1)
    print("page,requests_31,failed_31,requests_30_day_before,failed_30_day_before")
    for page, mix in MIX.items():
        count = round(requests * mix)
        print(page, count, failed[page], count, failures(chance, count, OLD.rest), sep=",")


if __name__ == "__main__":
    globals()[sys.argv[1]]()
