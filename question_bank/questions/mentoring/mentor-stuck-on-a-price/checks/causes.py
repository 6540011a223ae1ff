"""The fault as it is, and three other causes that Noor or the candidate may suspect."""
import sys

sys.path.insert(0, "answers")
from prices import Instance
from shop import LISTS, PRICES


class KeptForEachLogin(Instance):
    """Nothing is mixed up between logins."""

    def key(self, product, login):
        return f"/price/{product} {login}"


class GoesBad(KeptForEachLogin):
    """A machine that forgets the partner list a minute after each start."""

    def __init__(self, prices, lists, clock):
        super().__init__(prices, lists, clock)
        self.bad_from = clock() + 60

    def price(self, product, login):
        if self.clock() >= self.bad_from:
            self.prices = {"shop": PRICES["shop"], "partner": PRICES["shop"]}
        return super().price(product, login)


def as_it_is(name, clock):
    return Instance(PRICES, LISTS, clock)


def i2_is_broken(name, clock):
    return (GoesBad if name == "i2" else KeptForEachLogin)(PRICES, LISTS, clock)


def account_is_wrong(name, clock):
    return KeptForEachLogin(PRICES, {**LISTS, "partner-1": "shop"}, clock)


def old_price_is_kept(name, clock):
    """Partners saw 20.00 until a price change; what was kept before it is still given out."""
    instance = KeptForEachLogin(PRICES, LISTS, clock)
    if clock() == 0 and name == "i2":              # a busy instance, up since before the change
        instance.kept["/price/A7 partner-1"] = ("20.00", float("inf"))
    return instance
