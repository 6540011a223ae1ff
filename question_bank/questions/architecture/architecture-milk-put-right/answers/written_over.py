"""One table. A message writes over what is there, and each statement counts its own month."""
from world import NO_RESULT, month_of


class Design:
    def __init__(self, world):
        self.world = world
        self.milk, self.fat = {}, {}

    def receive(self, message):
        if message["from"] == "lorry":
            self.milk[message["collection"]] = message
        else:
            self.fat[message["collection"]] = message["fat"]

    def night(self, day):
        pass

    def grams(self, collection):
        return self.milk[collection]["litres"] * self.fat.get(collection, NO_RESULT)

    def lines(self, farm, month):
        return tuple((c, self.grams(c)) for c, m in sorted(self.milk.items())
                     if m["farm"] == farm and month_of(m["day"]) == month)

    def statements(self, month):
        done = [(f, m) for f, m, _ in self.world.sent]
        for farm in sorted({m["farm"] for m in self.milk.values()}):
            if (farm, month) not in done:
                self.world.send(farm, month, self.lines(farm, month))

    def show(self, number):
        farm, month, _ = self.world.sent[number]
        return self.lines(farm, month)

    def page(self, farm):
        return sum(self.grams(c) for c, m in self.milk.items() if m["farm"] == farm)

    def report(self, month):
        return sum(self.grams(c) for c, m in self.milk.items() if month_of(m["day"]) == month)
