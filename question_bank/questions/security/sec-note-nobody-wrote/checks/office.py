"""The service of the translation office, in memory: what it stores, and its routes as they are today.

A route returns a status and what it gives out. `firm` is the firm of the caller's login.
"""
from dataclasses import dataclass, field


class NotFound(Exception):
    pass


class Refused(Exception):
    pass


@dataclass
class Store:
    orders: dict = field(default_factory=dict)     # number: [firm, pages]
    files: dict = field(default_factory=dict)      # name: order
    notes: dict = field(default_factory=dict)      # number: [order, text]
    shares: list = field(default_factory=list)     # (order, with, by)
    exports: dict = field(default_factory=dict)    # number: (firm, orders)
    next_export: int = 71

    def order(self, number):
        if number not in self.orders:
            raise NotFound
        return number

    def owner(self, number):
        return self.orders[number][0]

    def shared_with(self, number):
        return [to for order, to, _ in self.shares if order == number]

    def file(self, name):
        if name not in self.files:
            raise NotFound
        return name

    def pictures(self, order):
        return [f"picture of {self.order(order)}"]

    def change_order(self, order):
        self.orders[order][1] += 1

    def change_note(self, note, text):
        if note not in self.notes:
            raise NotFound
        self.notes[note][1] = text

    def share(self, order, to, by):
        self.shares.append((self.order(order), to, by))

    def pages(self):
        """Pages by firm, over all orders."""
        total = {}
        for firm, pages in self.orders.values():
            total[firm] = total.get(firm, 0) + pages
        return total


def monday():
    """What is stored before the morning of the log."""
    owners = {2041: "firm3", 2042: "firm5", 2043: "firm3", 2044: "firm8", 2045: "firm7",
              2046: "firm5", 2047: "firm3", 2048: "firm8", 2049: "firm5", 2050: "firm7"}
    return Store(
        orders={number: [firm, number - 2030] for number, firm in owners.items()},
        files={f"{number}-1": number for number in owners if number != 2043},
        notes={511: [2047, "as agreed"], 512: [2050, "please by Friday"]},
        shares=[(2041, "firm9", "firm3")],
    )


class Routes:
    """The routes as they are today."""

    def __init__(self, store):
        self.store = store

    def enter(self, name, firm, args):
        """What happens before a route begins: today nothing besides the login."""

    def leave(self):
        """What happens after a route: nothing."""

    def data(self, firm):
        """What a route of this caller reads and writes through."""
        return self.store

    def get_order(self, firm, order):
        data = self.data(firm)
        data.order(order)
        if firm != self.store.owner(order) and firm not in self.store.shared_with(order):
            raise Refused
        return [order]

    def put_order(self, firm, order):
        data = self.data(firm)
        data.order(order)
        if firm != self.store.owner(order):
            raise Refused
        data.change_order(order)
        return []

    def put_note(self, firm, order, note, text):
        data = self.data(firm)
        data.order(order)
        if firm != self.store.owner(order):
            raise Refused
        data.change_note(note, text)
        return []

    def post_share(self, firm, order, to):
        self.data(firm).share(order, to, firm)
        return []

    def get_file(self, firm, name):
        return [self.data(firm).file(name)]

    def post_export(self, firm, orders):
        data = self.data(firm)
        orders = [data.order(order) for order in orders]
        if firm != self.store.owner(orders[0]):
            raise Refused
        number = self.store.next_export
        self.store.next_export += 1
        self.store.exports[number] = (firm, orders)
        return [number]

    def get_export(self, firm, number):
        by, orders = self.store.exports[number]
        if firm != by:
            raise Refused
        return orders

    def get_pictures(self, firm, order):
        """The route of next month. Its author thought of no check."""
        return self.data(firm).pictures(order)

    def job(self):
        """What the night job reads and writes through."""
        return self.store


def answer(routes, name, firm, *args):
    """Return (status, what was given out) of a route."""
    try:
        routes.enter(name, firm, args)
        given = getattr(routes, name)(firm, *args)
    except NotFound:
        return 404, []
    except Refused:
        return 403, []
    finally:
        routes.leave()
    return (201 if name.startswith("post") else 200), given
