"""usage: steps.py STEP SCENARIO

Takes a step in staging, once with the fault as it is and once with the other cause.
exit 0 when the two look different, so that the step can tell them apart
"""
import sys

import causes
from shop import Clock


class Staging:
    """Three instances that have been up for an hour and have nothing else to do."""

    def __init__(self, cause):
        self.cause = cause
        self.clock = Clock()
        self.instances = {name: cause(name, self.clock) for name in ("i1", "i2", "i3")}
        self.clock.now = 3600

    def restart(self, name):
        self.instances[name] = self.cause(name, self.clock)

    def ask(self, name, *logins):
        return ", ".join(f"{login} {self.instances[name].price('A7', login)[0]}" for login in logins)


def restart_i2(staging):
    staging.restart("i2")
    return staging.ask("i2", "partner-1", "partner-1")


def ask_i1(staging):
    return staging.ask("i1", "partner-1", "partner-1")


def keep_nothing(staging):
    for instance in staging.instances.values():
        instance.kept.clear()
    seen = []
    for login in ("shop", "partner-1", "partner-2"):
        seen.append(staging.ask("i2", login))
        staging.instances["i2"].kept.clear()
    return ", ".join(seen)


def one_order(staging):
    return staging.ask("i1", "shop", "partner-1")


def both_orders(staging):
    first = staging.ask("i1", "shop", "partner-1")
    staging.clock.now += 61
    return first + " | " + staging.ask("i1", "partner-1", "shop")


OTHERS = {
    "not_the_instance": causes.i2_is_broken,
    "not_the_account": causes.account_is_wrong,
    "not_an_old_price": causes.old_price_is_kept,
}
step, scenario = sys.argv[1:]
seen = globals()[step](Staging(causes.as_it_is))
other = globals()[step](Staging(OTHERS[scenario]))
print("as it is:", seen)
print("otherwise:", other)
sys.exit(0 if seen != other else 1)
