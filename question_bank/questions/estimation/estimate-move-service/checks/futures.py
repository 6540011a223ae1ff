"""Plays the rest of the move, each week drawn from the team's record, with a fixed seed."""
import csv
from random import Random

ROUTES = 60            # at the start (fact 1)
CONTRACT = 36          # the contract ends with this week (fact 4)
FUTURES, SEED = 1000, 7

with open("exhibits/record.csv") as file:
    RECORD = [
        (int(row["found"]), int(row["moved"]), int(row["quiet"]))
        for row in csv.DictReader(file) if row["week"] != "Total"
    ]
WEEKS = len(RECORD)
FOUND, MOVED, QUIET = (sum(column) for column in zip(*RECORD))


def week_of_the_end(random, moving=1.0, calling=1.0, router_after=None, partner_until=0):
    """Return the week after which no route of the old service is called.

    moving, calling: how many times as fast routes are moved, and callers change, as in the record
    router_after: weeks of building (moving at half speed) until a router sends moved routes to the
        new service, whatever address a caller uses
    partner_until: week before which one caller changes nothing
    """
    to_move, waiting, week = ROUTES + FOUND - MOVED, MOVED - QUIET, WEEKS
    while to_move + waiting > 0:
        week += 1
        found, moved, quiet = RECORD[int(random.random() * WEEKS)]
        routed = router_after is not None and week > WEEKS + router_after
        building = router_after is not None and not routed
        to_move += found
        step = min(to_move, moved * moving * (0.5 if building else 1))
        to_move, waiting = to_move - step, waiting + step
        waiting = 0 if routed else waiting - min(waiting, quiet * calling)
    return week if router_after is not None else max(week, partner_until)


def ends(**plan):
    """The weeks in which the futures end, earliest first."""
    random = Random(SEED)
    return sorted(week_of_the_end(random, **plan) for _ in range(FUTURES))


def share_by(week, ends_at):
    return sum(end <= week for end in ends_at) / len(ends_at)


def week_for(share, ends_at):
    """The first week by which at least this share of the futures has ended."""
    return next(week for week in range(WEEKS, 500) if share_by(week, ends_at) >= share)
