"""The parts, the record, and when each part is live in each of the ways that the record knows. Weeks are weeks of work, the first from 20 April."""
import csv
import itertools

SLOT, NINTH_OF_MAY = 6, 3           # the sixth week ends on 29 May, and the third on 8 May, the day before
with open("exhibits/parts.csv") as file:
    PLANNED, NEEDS = {}, {}
    for row in csv.DictReader(file):
        name = row["part"].split(":")[0]
        PLANNED[name], NEEDS[name] = int(row["weeks planned"]), row["needs"]
with open("exhibits/record.csv") as file:
    RECORD = [float(row["weeks it took"]) / float(row["weeks planned"]) for row in csv.DictReader(file)]


def line(parts, factors, speed=1.0):
    """Return the week in which each part is live, one after the other."""
    week, live = 0.0, {}
    for part, factor in zip(parts, factors, strict=True):
        week += PLANNED[part] * factor / speed
        live[part] = round(week, 6)
    return live


def ways(order):
    """All ways: each part takes its plan times one factor of the record. "a,b/c" is two halves of the team at once."""
    halves = [half.split(",") for half in order.split("/")]
    parts = [part for half in halves for part in half]
    for factors in itertools.product(RECORD, repeat=len(parts)):
        live, at = {}, 0
        for half in halves:
            live |= line(half, factors[at:at + len(half)], 1 / len(halves))
            at += len(half)
        yield live


def share(order, holds):
    """The share of ways in which something holds, of the first three parts of each half at most."""
    short = "/".join(",".join(half.split(",")[:3]) for half in order.split("/"))
    found = [holds(live) for live in ways(short)]
    return sum(found) / len(found)
