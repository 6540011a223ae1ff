"""usage: contracts.py CONTRACT SCENARIO     CONTRACT such as number,weight; exit 0 when the promise holds in every way"""
import sys

from parts import ways, day_of

named, scenario = sys.argv[1], sys.argv[2]
contract = set(named.split(",")) - {"fields"}
BAGS = [(101, "Anker", 12, 10), (102, "Anker", 8, 15), (103, "Linde", 20, 11)]
RIGHT = {("Anker", 1): 20, ("Linde", 1): 20}


def holds(bags, right, only, **how):
    """Play each way that differs in what *only* names, the rest as it should be, and count the right ones."""
    played = list(ways(contract | ({"number", "weight", "repeats", "day", "unknown", "inside"} - set(only))))
    good = [way for way in played if day_of(bags, way, **how) == right]
    print(f"{len(good)} of {len(played)} ways give what each hotel has to pay")
    return len(good) == len(played)


def as_agreed():
    return holds(BAGS, RIGHT, [])


def matched():
    return holds(BAGS, RIGHT, ["number", "inside"])


def kilograms():
    return holds(BAGS, RIGHT, ["weight", "inside"])


def twice():
    return holds(BAGS, RIGHT, ["repeats", "inside"], repeated=("w101", "p103"))


def midnight():
    bags = BAGS + [(104, "Linde", 5, 24.5)]
    return holds(bags, RIGHT | {("Linde", 2): 5}, ["day", "inside"])


def new_field():
    return holds(BAGS, RIGHT, ["unknown", "inside"], new_field=True)


def all_at_once():
    """A bag after midnight, messages that come twice, and a field that is new, in each way that is left."""
    bags = BAGS + [(104, "Linde", 5, 24.5)]
    return holds(bags, RIGHT | {("Linde", 2): 5}, ["number", "weight", "repeats", "day", "unknown", "inside"],
                 repeated=("w101", "p103"), new_field=True)


def free():
    number = len(list(ways(contract | {"number", "weight", "repeats", "day", "unknown"})))
    print(f"{number} ways to build the inside of the parts")
    return number >= 8


sys.exit(0 if globals()[scenario]() else 1)
