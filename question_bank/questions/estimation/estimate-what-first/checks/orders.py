"""usage: orders.py ORDER SCENARIO      ORDER: letters in order, "ask" where the account is asked for; or "all"

Plays an order in every way that the team's record knows.
exit 0 when the scenario's promise holds
"""
import sys
from itertools import permutations

from play import courses, mean_earned
from work import DUE, QUARTER

order, scenario = sys.argv[1].split(), sys.argv[2]
ways = courses(order)
NEAR = 1e-9


def tax_date():
    kept = sum(course.live["D"] <= DUE + NEAR for _, course in ways)
    print(f"D is live by week {DUE} in {kept} of {len(ways)} ways")
    return kept >= 0.8 * len(ways)


def not_in_vain():
    spent = max(course.in_vain for _, course in ways)
    print(f"in vain: up to {spent:.1f} weeks")
    return spent == 0


def worth():
    others = ["ask " + " ".join(letters) for letters in permutations("ABCDEF")]
    possible = [one.split() for one in others if one.index("A") > max(one.index("B"), one.index("C"))]
    in_time = [one for one in possible if all(c.live["D"] <= DUE + NEAR for _, c in courses(one))]
    best = max(map(mean_earned, in_time))
    share = mean_earned(order) / best
    print(f"earns {mean_earned(order):.0f} thousand, {share:.0%} of the best order of the six")
    return share >= 0.8


def no_waiting():
    waited = max(course.waited for _, course in ways)
    print(f"waits up to {waited:.1f} weeks")
    return waited == 0


def quarter():
    after_yes = [course for answer, course in ways if answer]
    kept = sum(course.live["A"] <= QUARTER + NEAR for course in after_yes)
    print(f"after a yes, A is live by week {QUARTER} in {kept} of {len(after_yes)} ways")
    return kept >= 0.8 * len(after_yes)


sys.exit(0 if globals()[scenario]() else 1)
