"""rental, as it is: one module, and one record that both teams write."""

TOUCHES = {name: ["rental"] for name in (
    "Drying", "Which tents are free", "Taking back", "Prices and rebates", "Early and late", "Deposits", "A new size")}
OWNERS = {"rental": "both"}


class Design:
    def __init__(self, world):
        self.world = world
        self.records = {}
        self.free = {}

    def out(self, number, size, went, agreed):
        self.records[number] = {"size": size, "went": went, "agreed": agreed, "state": "out"}

    def back(self, number, day, wet):
        record = self.records[number]
        if self.world.early_pays_agreed:
            day = max(day, record["agreed"])
        record.update(came=day, wet=wet, state="drying")

    def correct(self, number, day):
        self.records[number]["came"] = day

    def days(self, record):
        return record["came"] - record["went"] + self.world.drying_days(record["size"], record["wet"])

    def free_on(self, record):
        return record["went"] + self.days(record)

    def jobs(self):
        return [self.night]

    def night(self, today):
        for number, record in sorted(self.records.items()):
            if record["state"] == "drying" and self.free_on(record) <= today:
                self.world.charge(number, record["size"], self.days(record) - 2)
                record["state"] = "free"
                self.free[number] = today

    def free_from(self, number):
        return self.free.get(number)
