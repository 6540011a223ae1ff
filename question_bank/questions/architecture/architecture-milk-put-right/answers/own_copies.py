"""Statements from versions. The page and the report each keep a copy of their own, as the messages come."""
from world import NO_RESULT, month_of

from versions import Design as Nightly


class Copy:
    def __init__(self):
        self.milk, self.fat = {}, {}

    def receive(self, message):
        if message["from"] == "lorry":
            self.milk[message["collection"]] = message
        else:
            self.fat[message["collection"]] = message["fat"]

    def sum(self, wanted):
        return sum(m["litres"] * self.fat.get(c, NO_RESULT) for c, m in self.milk.items() if wanted(m))


class Design(Nightly):
    def __init__(self, world):
        super().__init__(world)
        self.of_page, self.of_report = Copy(), Copy()

    def receive(self, message):
        super().receive(message)
        self.of_page.receive(message)
        self.of_report.receive(message)

    def page(self, farm):
        return self.of_page.sum(lambda m: m["farm"] == farm)

    def report(self, month):
        return self.of_report.sum(lambda m: month_of(m["day"]) == month)
