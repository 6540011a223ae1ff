"""A part for each team with rules and jobs of its own. Both write the one record of the rental."""

TOUCHES = {
    "Drying": ["yard"],
    "Which tents are free": ["yard"],
    "Taking back": ["yard"],
    "Prices and rebates": ["money"],
    "Early and late": ["money", "record"],
    "Deposits": ["money"],
    "A new size": ["yard", "money"],
}
OWNERS = {"yard": "Yard", "money": "Money", "record": "both"}


class Yard:
    def __init__(self, world, records):
        self.world, self.records = world, records

    def back(self, number, day, wet):
        self.records[number].update(came=day, wet=wet)

    def free_from(self, number):
        record = self.records[number]
        if record["came"] is None:
            return None
        return record["came"] + self.world.drying_days(record["size"], record["wet"])


class Money:
    def __init__(self, world, records):
        self.world, self.records = world, records

    def night(self, today):
        for number, record in sorted(self.records.items()):
            if record["came"] is None or record["size"] not in self.world.prices:
                continue
            if self.world.early_pays_agreed and number not in self.world.charged:
                record["came"] = max(record["came"], record["agreed"])
            due = record["came"] - record["went"] - self.world.charged.get(number, 0)
            if due:
                self.world.charge(number, record["size"], due)


class Design:
    def __init__(self, world):
        self.records = {}
        self.yard, self.money = Yard(world, self.records), Money(world, self.records)
        self.back, self.free_from = self.yard.back, self.yard.free_from

    def out(self, number, size, went, agreed):
        self.records[number] = {"size": size, "went": went, "agreed": agreed, "came": None}

    def correct(self, number, day):
        self.records[number]["came"] = day

    def jobs(self):
        return [self.money.night]
