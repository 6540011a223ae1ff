"""usage: plans.py "PIECE PIECE ..." SCENARIO    exit 0 when the scenario's promise holds

Plays a plan in the nine ways that the record allows: how long repairs in steps take, and how well the cut works.
A piece is a module, "cut" (Boarding holds no copy of the fare rules), "anew" (Boarding written anew) or "everywhere".
"""
import itertools
import sys

from ferries import BUDGET, CUT_WORKS, GOES_IN_APRIL, MIDDLE, MODULES, STEPS, saves, takes

WEEK, EARLY = 2, 10                                # days of repair in a week (fact 2), and weeks
PIECES = ["cut", *MODULES]


def play(plan, factor):
    """Return the finished pieces with the week in which each is done, and the days spent."""
    if plan == ["everywhere"]:                     # the days in equal shares
        share = BUDGET / len(MODULES)
        return {name: BUDGET / WEEK for name in MODULES if takes(name, factor) <= share}, BUDGET
    done, spent = {}, 0.0
    for piece in plan:
        if spent + takes(piece, factor) > BUDGET + 1e-9:
            return done, BUDGET                    # begun, and out of days
        spent += takes(piece, factor)
        done[piece] = spent / WEEK
    return done, spent


def saved(plan, factor, works):
    done, _ = play(plan, factor)
    return sum(saves(piece, done, works) for piece in done)


def best():
    """Return the most that any set of pieces saves, the middle of the record taken."""
    sets = (list(s) for n in range(1, 5) for s in itertools.combinations(PIECES, n))
    fit = (s for s in sets if sum(takes(p, MIDDLE) for p in s) <= BUDGET)
    return max((saved(s, MIDDLE, CUT_WORKS[1]), s) for s in fit)


def finished(plan):
    left = [factor for factor in STEPS if len(play(plan, factor)[0]) < len(plan) or plan == ["everywhere"]]
    print(f"finished in {len(STEPS) - len(left)} of {len(STEPS)} ways")
    return not left


def pays(plan):
    ways = [(f, w) for f in STEPS for w in CUT_WORKS]
    net = sorted(saved(plan, f, w) - play(plan, f)[1] for f, w in ways)
    print(f"saves in a year {net[0]:.1f} to {net[-1]:.1f} days more than it takes")
    return net[0] > 0


def each(plan):
    done, _ = play(plan, MIDDLE)
    poor = [p for p in plan if p not in done or saves(p, done, CUT_WORKS[1]) < takes(p, MIDDLE)]
    print("does not give back its days in a year:", *(poor or ["none"]))
    return not poor


def not_in_vain(plan):
    pieces = list(MODULES) if plan == ["everywhere"] else plan
    vain = [p for p in pieces if p in GOES_IN_APRIL or p in MODULES and MODULES[p].changes <= 2]
    print("repaired for nothing:", *(vain or ["none"]))
    return not vain


def most(plan):
    share = saved(plan, MIDDLE, CUT_WORKS[1]) / best()[0]
    print(f"saves {saved(plan, MIDDLE, CUT_WORKS[1]):.1f} days a year, {share:.0%} of the best")
    return share >= 2 / 3


def early(plan):
    weeks = list(play(plan, MIDDLE)[0].values())
    print("first piece done in week", f"{weeks[0]:.1f}" if weeks else "none")
    return bool(weeks) and weeks[0] <= EARLY


if __name__ == "__main__":
    words, scenario = sys.argv[1:]
    sys.exit(0 if globals()[scenario](words.split()) else 1)
