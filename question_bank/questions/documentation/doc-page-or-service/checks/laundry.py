"""The page, read as rules, and the service, as both stand. Amounts are in the money of the page."""
import math
import re

with open("exhibits/page.txt", encoding="utf-8") as file:
    PAGE = file.read()
WITH_NO_LEAST = {"Shelter"}                            # in the service since May
ROBIN = {"latest": 10, "at_most": 500, "step": 0.5, "least": 30, "kilo": 2, "no_least": WITH_NO_LEAST}


def page_rules():
    """Return the rules that a reader of the page goes by."""
    return {
        "latest": int(re.search(r"fetch before (\d+):00", PAGE)[1]),
        "at_most": int(re.search(r"up to (\d+)\.", PAGE)[1]),
        "step": {"half kilo": 0.5, "kilo": 1.0}[re.search(r"up to the next (half kilo|kilo)", PAGE)[1]],
        "least": int(re.search(r"at least (\d+)", PAGE)[1]),
        "kilo": int(re.search(r"A kilo costs (\d+)", PAGE)[1]),
        "no_least": set(),
    }


def service_rules():
    """Return the rules that the service goes by today."""
    return {"latest": 10, "at_most": 50, "step": 1.0, "least": 30, "kilo": 2, "no_least": WITH_NO_LEAST}


def days(rules, hour):
    return 1 if hour < rules["latest"] else 2


def pays(rules, worth):
    return min(worth, rules["at_most"])


def price(rules, kilos, customer):
    amount = math.ceil(kilos / rules["step"]) * rules["step"] * rules["kilo"]
    return amount if customer in rules["no_least"] else max(amount, rules["least"])


CASES = [                                              # in words, the rule, and what is put in
    ("fetched at 09:00: days until it is back", days, (9,)),
    ("fetched at 11:00: days until it is back", days, (11,)),
    ("lost piece worth 40: we pay", pays, (40,)),
    ("lost piece worth 300: we pay", pays, (300,)),
    ("10 kilos for the Theatre: price", price, (10, "Theatre")),
    ("10 kilos for the Shelter: price", price, (10, "Shelter")),
    ("20 kilos for the Theatre: price", price, (20, "Theatre")),
    ("20.3 kilos for the Theatre: price", price, (20.3, "Theatre")),
]


def differ(one, other):
    """Return the cases in which two sets of rules say different things."""
    return [words for words, rule, values in CASES if rule(one, *values) != rule(other, *values)]


LOST_PIECES, LOST_WORTH = 9, 1900                      # an answer for those who ask: pieces since June above 50, none above 500
ORDERS_A_MONTH, MONTHS = 600, 6                        # the same; from 2 February to 2 August


def owed_for_lost(page, service):
    """Return what customers still have to get for the pieces that were lost since June."""
    return LOST_WORTH - LOST_PIECES * service["at_most"]


def owed_for_weight(page, service):
    """Return what customers paid too much in six months, when the parts of a kilo are spread evenly."""
    weights = [20 + tenth / 10 for tenth in range(1, 11)]
    extra = [price(service, kilos, "Theatre") - price(page, kilos, "Theatre") for kilos in weights]
    return MONTHS * ORDERS_A_MONTH * sum(extra) / len(extra)
