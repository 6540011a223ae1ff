"""Tents that are rented out, day by day in October. What each design charges and when it calls a tent free."""

CHANGES = {                      # what goes live, and on which day
    "C1": (6, "drying", {"small": 2, "large": 3}),
    "C2": (13, "dry_is_free", True),
    "C3": (20, "early_pays_agreed", True),
    "C4": (27, "sizes", ["small", "large", "hall"]),
}
PRICES = {"small": 60, "large": 110}


class World:
    def __init__(self):
        self.drying = {"small": 2, "large": 2}
        self.dry_is_free = False
        self.early_pays_agreed = False
        self.sizes = ["small", "large"]
        self.prices = dict(PRICES)
        self.slips = {}              # number -> what really happened
        self.charged = {}            # number -> days on its invoices
        self.invoices = 0
        self.stopped = []            # (day, what) for each job or request that ended with an error

    def drying_days(self, size, wet):
        if self.dry_is_free and not wet:
            return 0
        return self.drying.get(size, 3)

    def charge(self, number, size, days):
        """Write an invoice. A size with no price is an error."""
        self.prices[size]
        self.charged[number] = self.charged.get(number, 0) + days
        self.invoices += 1

    def right_days(self, number):
        slip = self.slips[number]
        last = max(slip["came"], slip["agreed"]) if self.early_pays_agreed else slip["came"]
        return last - slip["went"]

    def right_free(self, number):
        slip = self.slips[number]
        return slip["came"] + self.drying_days(slip["size"], slip["wet"])


def play(design, world, rentals, until, changes=(), typed=None, price_on=None):
    """Play October. `typed` = {number: (day typed at first, day on which it is put right)}."""
    typed = typed or {}
    for day in range(1, until + 1):
        for change in changes:
            when, name, value = CHANGES[change]
            if day == when:
                setattr(world, name, value)
        if day == price_on:
            world.prices["hall"] = 240
        for r in rentals:
            number = r["number"]
            if r["went"] == day:
                world.slips[number] = r
                design.out(number, r["size"], r["went"], r["agreed"])
            if r["came"] == day:
                first = typed[number][0] if number in typed else day
                attempt(world, day, lambda: design.back(number, first, r["wet"]))
            if number in typed and typed[number][1] == day:
                design.correct(number, r["came"])
        for job in design.jobs():
            attempt(world, day, lambda: job(day))


def attempt(world, day, act):
    try:
        act()
    except KeyError as error:
        world.stopped.append((day, f"no price for {error.args[0]}"))
