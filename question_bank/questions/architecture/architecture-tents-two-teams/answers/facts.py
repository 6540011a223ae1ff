"""Yard owns what went out and what came back. Money reads these facts, and keeps what it makes of them."""

TOUCHES = {
    "Drying": ["yard"],
    "Which tents are free": ["yard"],
    "Taking back": ["yard"],
    "Prices and rebates": ["money"],
    "Early and late": ["money"],
    "Deposits": ["money"],
    "A new size": ["yard", "money"],
}
OWNERS = {"yard": "Yard", "money": "Money"}


class Yard:
    def __init__(self, world):
        self.world = world
        self._records = {}

    def out(self, number, size, went, agreed):
        self._records[number] = {"size": size, "went": went, "agreed": agreed, "came": None, "wet": None}

    def back(self, number, day, wet):
        self._records[number].update(came=day, wet=wet)

    def correct(self, number, day):
        self._records[number]["came"] = day

    def free_from(self, number):
        record = self._records[number]
        if record["came"] is None:
            return None
        return record["came"] + self.world.drying_days(record["size"], record["wet"])

    def facts(self):
        """What the other parts may know: number, size, went, agreed, came."""
        for number, record in sorted(self._records.items()):
            yield number, record["size"], record["went"], record["agreed"], record["came"]


class Money:
    def __init__(self, world, facts):
        self.world, self.facts = world, facts

    def night(self, today):
        for number, size, went, agreed, came in self.facts():
            if came is None or size not in self.world.prices:      # tried again in the next night
                continue
            last = max(came, agreed) if self.world.early_pays_agreed else came
            due = last - went - self.world.charged.get(number, 0)
            if due:
                self.world.charge(number, size, due)


class Design:
    def __init__(self, world):
        self.yard = Yard(world)
        self.money = Money(world, self.yard.facts)
        self.out, self.back, self.correct = self.yard.out, self.yard.back, self.yard.correct
        self.free_from = self.yard.free_from

    def jobs(self):
        return [self.money.night]
