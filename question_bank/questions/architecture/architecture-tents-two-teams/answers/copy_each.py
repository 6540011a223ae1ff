"""Dana's proposal: each team gets the module and a record of its own. Both are filled when a tent comes back."""

TOUCHES = {
    "Drying": ["yard_rental"],
    "Which tents are free": ["yard_rental"],
    "Taking back": ["yard_rental"],
    "Prices and rebates": ["money_rental"],
    "Early and late": ["money_rental"],
    "Deposits": ["money_rental"],
    "A new size": ["yard_rental", "money_rental"],
}
OWNERS = {"yard_rental": "Yard", "money_rental": "Money"}


class Design:
    def __init__(self, world):
        self.world = world
        self.yard, self.money = {}, {}

    def out(self, number, size, went, agreed):
        self.yard[number] = {"size": size, "went": went, "came": None}
        self.money[number] = {"size": size, "went": went, "agreed": agreed, "came": None, "done": False}

    def back(self, number, day, wet):
        self.yard[number].update(came=day, wet=wet)
        self.money[number]["came"] = day

    def correct(self, number, day):
        self.yard[number]["came"] = day            # the yard's page knows the yard's record

    def jobs(self):
        return [self.money_night]

    def money_night(self, today):
        for number, record in sorted(self.money.items()):
            if record["came"] is not None and not record["done"] and record["size"] in self.world.prices:
                last = max(record["came"], record["agreed"]) if self.world.early_pays_agreed else record["came"]
                self.world.charge(number, record["size"], last - record["went"])
                record["done"] = True

    def free_from(self, number):
        record = self.yard[number]
        if record["came"] is None:
            return None
        return record["came"] + self.world.drying_days(record["size"], record["wet"])
