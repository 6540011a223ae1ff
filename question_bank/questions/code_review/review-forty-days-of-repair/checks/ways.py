"""usage: ways.py WAY SCENARIO    exit 0 when the scenario's promise holds

How Boarding knows who may travel. A rule of Fares says which trips a kind of ticket is good for. At noon Fares
changes it: day tickets become good for the night ship. Nobody changes Boarding, and it is released only in `released`.
"""
import sys

MORNING = {"day": {"morning ship", "noon ship"}}
AFTERNOON = {"day": {"morning ship", "noon ship", "night ship"}}


class Fares:
    rules = MORNING


class Copy:
    """Today: Boarding has the rules once more, by hand."""
    rules = {kind: set(trips) for kind, trips in MORNING.items()}

    def release(self):
        """Nothing changes: the copy is as it was written."""

    def sold(self, kind):
        return {"kind": kind}

    def may_board(self, ticket, trip, network):
        return trip in self.rules[ticket["kind"]]


class Library(Copy):
    """Fares owns the rules as a library. Boarding has the version of its last release."""
    rules = Fares.rules

    def release(self):
        self.rules = Fares.rules


class Call(Copy):
    """Boarding asks Fares at each ticket."""

    def may_board(self, ticket, trip, network):
        if not network:
            raise ConnectionError("Fares does not answer")
        return trip in Fares.rules[ticket["kind"]]


class Table(Copy):
    """Fares publishes the rules. A gate keeps the last ones that it got."""

    def __init__(self):
        self.kept = Fares.rules

    def may_board(self, ticket, trip, network):
        if network:
            self.kept = Fares.rules
        return trip in self.kept[ticket["kind"]]


class Ticket(Copy):
    """Fares writes into each ticket what it is good for."""

    def sold(self, kind):
        return {"kind": kind, "good_for": Fares.rules[kind]}

    def may_board(self, ticket, trip, network):
        return trip in ticket["good_for"]


def usual(way):
    return way.may_board(way.sold("day"), "noon ship", network=True)


def offline(way):
    ticket = way.sold("day")
    try:
        return way.may_board(ticket, "noon ship", network=False)
    except ConnectionError as error:
        print(f"ConnectionError: {error}")
        return False


def new_ticket(way):
    Fares.rules = AFTERNOON
    return way.may_board(way.sold("day"), "night ship", network=True)


def released(way):
    Fares.rules = AFTERNOON
    way.release()
    return way.may_board(way.sold("day"), "night ship", network=True)


def old_ticket(way):
    ticket = way.sold("day")
    Fares.rules = AFTERNOON
    return way.may_board(ticket, "night ship", network=True)


WAYS = {"copy": Copy, "library": Library, "call": Call, "table": Table, "ticket": Ticket}
held = globals()[sys.argv[2]](WAYS[sys.argv[1]]())
print("boards" if held else "does not board")
sys.exit(0 if held else 1)
