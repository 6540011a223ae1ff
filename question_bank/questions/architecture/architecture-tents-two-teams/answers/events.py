"""Two services. Yard stores each change of a fact as an event; Money reads events in order and keeps the newest."""
from facts import OWNERS, TOUCHES, Yard as Facts


class Yard(Facts):
    def __init__(self, world):
        super().__init__(world)
        self.log = []

    def _told(self, number):
        self.log.append((number, dict(self._records[number])))

    def out(self, number, size, went, agreed):
        super().out(number, size, went, agreed)
        self._told(number)

    def back(self, number, day, wet):
        super().back(number, day, wet)
        self._told(number)

    def correct(self, number, day):
        super().correct(number, day)
        self._told(number)


class Money:
    def __init__(self, world, log):
        self.world, self.log = world, log
        self.place, self.known = 0, {}

    def night(self, today):
        for number, record in self.log[self.place:]:
            self.known[number] = record
        self.place = len(self.log)
        for number, record in sorted(self.known.items()):
            if record["came"] is None or record["size"] not in self.world.prices:
                continue
            last = max(record["came"], record["agreed"]) if self.world.early_pays_agreed else record["came"]
            due = last - record["went"] - self.world.charged.get(number, 0)
            if due:
                self.world.charge(number, record["size"], due)


class Design:
    def __init__(self, world):
        self.yard = Yard(world)
        self.money = Money(world, self.yard.log)
        self.out, self.back, self.correct = self.yard.out, self.yard.back, self.yard.correct
        self.free_from = self.yard.free_from

    def jobs(self):
        return [self.money.night]
