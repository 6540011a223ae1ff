"""usage: plans.py PLAN SCENARIO

Plays a plan for Kim's first weeks: Kim's own start, and what the next newcomer finds.
exit 0 when the scenario's promise holds
"""
import sys

from newcomer import DAY, NOW, Newcomer

path, scenario = sys.argv[1:]
with open(path) as file:
    plan = dict(line.strip().split(": ", 1) for line in file)
ready = [] if plan["ready on Monday"] == "nothing" else plan["ready on Monday"].split(", ")
asks_after = int(plan["asks after"].split()[0])


def start():
    """Kim's first weeks. What somebody else set up is there, and Kim has typed nothing."""
    kim = Newcomer(plan["page"], NOW, ready=ready, asks_after=asks_after)
    if plan["who sets up"] == "you":
        kim.have |= set(NOW)
        kim.spend("reading", 6 * 60)
    else:
        kim.follow()
        kim.known = set(NOW)
    kim.green = kim.now
    kim.change(plan["first change"], plan["review"])
    return kim


def time(minutes):
    day, minute = divmod(minutes, DAY)
    return f"day {day + 1} {9 + minute // 60:02}:{minute % 60:02}"


def green():
    kim = start()
    waited = kim.spent["access"] / 60
    print(f"green on {time(kim.green)}, stops {kim.stops}, waited {waited:.1f} h for access")
    return kim.green <= 2 * DAY


def live():
    kim = start()
    print(f"first change live on {time(kim.now)}")
    return kim.now <= 5 * DAY


def again():
    kim = start()
    machine = Newcomer(plan["page"], NOW, ready=["code", "vpn", "key"], asks_after=asks_after)
    if not kim.known:
        machine.follow()
    print(f"a new laptop in week three: stops of Kim {machine.stops}")
    return machine.stops == 0


def follower():
    """The next newcomer has only the page."""
    other = Newcomer(plan.get("page afterwards", plan["page"]), NOW)
    other.follow()
    print(f"stops of the next newcomer {other.stops}, green on {time(other.now)}")
    return other


def mostly():
    return follower().stops <= 1


def never():
    other = follower()
    return other.stops == 0 and other.now <= 2 * DAY


sys.exit(0 if globals()[scenario]() else 1)
