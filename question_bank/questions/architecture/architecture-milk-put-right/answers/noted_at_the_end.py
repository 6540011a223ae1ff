"""As versions, but what was sent is noted when all farms are done."""
from versions import Design as Nightly


class Design(Nightly):
    def __init__(self, world):
        super().__init__(world)
        self.noted = {}

    def lines(self, farm, month):
        lines = []
        for c, (owner, of_month, grams) in sorted(self.due.items()):
            due = grams if owner == farm and of_month <= month else 0
            if due != self.noted.get((farm, c), 0):
                lines.append((c, due - self.noted.get((farm, c), 0)))
        return lines

    def statements(self, month):
        lines = {farm: self.lines(farm, month) for farm in self.farms()}
        for farm, its in lines.items():
            self.world.send(farm, month, its)
        for farm, its in lines.items():
            for c, grams in its:
                self.noted[farm, c] = self.noted.get((farm, c), 0) + grams
