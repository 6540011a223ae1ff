"""Each version is kept once. Statements hold their lines; what is due less what was sent is the next line."""
from world import ENDS, NO_RESULT, month_of


class Versions:
    """One row for each source, collection and number. Rows are added, never changed."""

    def __init__(self):
        self.rows = {}

    def add(self, message):
        self.rows.setdefault((message["from"], message["collection"], message["number"]), message)

    def newest(self, source, collection):
        numbers = [n for s, c, n in self.rows if (s, c) == (source, collection)]
        return self.rows[source, collection, max(numbers)] if numbers else None

    def collections(self):
        return sorted({c for source, c, _ in self.rows if source == "lorry"})

    def due(self, collection):
        """Return farm, month and grams as they are known now."""
        milk, result = self.newest("lorry", collection), self.newest("lab", collection)
        fat = result["fat"] if result else NO_RESULT
        return milk["farm"], month_of(milk["day"]), milk["litres"] * fat


class Design:
    """Each night all collections are worked out anew. The page and the report read that result."""

    def __init__(self, world):
        self.world = world
        self.versions = Versions()
        self.due = {}

    def receive(self, message):
        self.versions.add(message)

    def night(self, day):
        self.due = {c: self.versions.due(c) for c in self.versions.collections()}

    def farms(self):
        return sorted({farm for farm, _, _ in self.due.values()} | {farm for farm, _, _ in self.world.sent})

    def lines(self, farm, month):
        lines = []
        for c, (owner, of_month, grams) in sorted(self.due.items()):
            due = grams if owner == farm and of_month <= month else 0
            if due != self.world.paid(farm, c):
                lines.append((c, due - self.world.paid(farm, c)))
        return lines

    def statements(self, month):
        for farm in self.farms():
            lines = self.lines(farm, month)
            if lines or (farm, month) not in [(f, m) for f, m, _ in self.world.sent]:
                self.world.send(farm, month, lines)

    def show(self, number):
        return self.world.sent[number][2]

    def page(self, farm):
        return sum(grams for owner, _, grams in self.due.values() if owner == farm)

    def report(self, month):
        return sum(grams for _, of_month, grams in self.due.values() if of_month == month)
