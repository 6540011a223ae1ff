"""A sum for each farm and month. Each result adds its fat when it comes."""
from world import month_of


class Design:
    def __init__(self, world):
        self.world = world
        self.milk, self.sums = {}, {}

    def receive(self, message):
        c = message["collection"]
        if message["from"] == "lorry":
            self.milk[c] = message
            return
        milk = self.milk[c]
        key = milk["farm"], month_of(milk["day"])
        self.sums[key] = self.sums.get(key, 0) + milk["litres"] * message["fat"]

    def night(self, day):
        pass

    def statements(self, month):
        done = [(f, m) for f, m, _ in self.world.sent]
        for farm in sorted({f for f, m in self.sums}):
            if (farm, month) not in done:
                self.world.send(farm, month, [("sum", self.sums.get((farm, month), 0))])

    def show(self, number):
        farm, month, _ = self.world.sent[number]
        return (("sum", self.sums.get((farm, month), 0)),)

    def page(self, farm):
        return sum(grams for (f, _), grams in self.sums.items() if f == farm)

    def report(self, month):
        return sum(grams for (_, m), grams in self.sums.items() if m == month)
