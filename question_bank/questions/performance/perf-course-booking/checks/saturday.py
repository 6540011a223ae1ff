"""usage: saturday.py SHARE|CHANGE SCENARIO    exit 0 when the scenario's promise holds

SHARE is an answer: so many of 100 requests take more than 1 s on Saturday. CHANGE is a change to the service.
"""
import sys

from service import Service, Two, by_plan, slow

CHANGES = {
    "today": lambda: Service(),
    "faster": lambda: Service(work=0.002),
    "steps": lambda: Service(every=1.5, stop=0.1),
    "two_by_turns": lambda: Two(looks=False),
    "two_that_look": lambda: Two(looks=True),
    "not_in_the_rush": lambda: Service(stop=0),
}
answer, scenario = sys.argv[1:]


def share(change, a_second):
    found = slow([answered - at for at, _, answered in by_plan(CHANGES[change](), a_second, 600)])
    print(f"{found:.1f} of 100 requests take more than 1 s")
    return found


def not_less():
    return share("today", 200) <= 4 / 3 * float(answer)


def not_more():
    return share("today", 200) >= 2 / 3 * float(answer)


def saturday():
    return share(answer, 200) <= 1


def fifth_more():
    return share(answer, 240) <= 1


sys.exit(0 if globals()[scenario]() else 1)
