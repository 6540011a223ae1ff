"""usage: suites.py SUITE DESIGN     exit 0 when SUITE turns red for the faulty DESIGN ("good": when it stays green for both good ones)"""
import contextlib
import io
import random
import sys

from scenarios import SCENARIOS, after, load, tell, usual, wrong_sums
from world import lab, lorry


def any_order(make, moves=False):
    """Forty times: all messages in any order, some of them twice, with corrections of results (and of farms)."""
    for seed in range(40):
        dice = random.Random(seed)
        messages = [m for _, m in usual()] + [lab("C2", 2, 44), lab("C5", 2, 39)]
        if moves:
            messages += [lorry("C3", 2, 12, 20, 1100), lorry("C1", 2, 31, 3, 1000)]
        messages += dice.sample(messages, 4)
        if not tell(wrong_sums(*after(make, [(dice.randint(1, 60), m) for m in messages]))):
            return False
    return True


def any_order_moved(make):
    return any_order(make, moves=True)


SUITES = {
    "in_order": ["good_month"],
    "twice": ["good_month", "late", "repeated"],
    "orders": ["good_month", "late", any_order],
    "orders_and_moves": ["good_month", "late", any_order, any_order_moved],
    "all": ["good_month", "late", any_order, any_order_moved, "sent", "second_run"],
}


def green(suite, file):
    make = load(file)
    for test in SUITES[suite]:
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                fine = (SCENARIOS.get(test) or test)(make)
        except (KeyError, ValueError) as error:
            print(f"{test if isinstance(test, str) else test.__name__} ends with {error!r}")
            return False
        if not fine:
            print(f"{test if isinstance(test, str) else test.__name__} is red")
            return False
    print("green")
    return True


suite, design = sys.argv[1:]
if design == "good":
    sys.exit(0 if all([green(suite, f"answers/{name}.py") for name in ("versions", "what_it_touches")]) else 1)
sys.exit(1 if green(suite, f"answers/{design}.py") else 0)
