"""Each message works out its own collection at once, for the farm that had it and the farm that has it."""
from versions import Design as Nightly


class Design(Nightly):
    def __init__(self, world):
        super().__init__(world)
        self.sums = {}

    def receive(self, message):
        super().receive(message)
        c = message["collection"]
        if self.versions.newest("lorry", c) is None:
            return
        before, now = self.due.get(c), self.versions.due(c)
        if before is not None:
            self._add(before, -1)
        self._add(now, +1)
        self.due[c] = now

    def _add(self, due, sign):
        farm, month, grams = due
        for key in (("farm", farm), ("month", month)):
            self.sums[key] = self.sums.get(key, 0) + sign * grams

    def night(self, day):
        pass

    def page(self, farm):
        return self.sums.get(("farm", farm), 0)

    def report(self, month):
        return self.sums.get(("month", month), 0)
