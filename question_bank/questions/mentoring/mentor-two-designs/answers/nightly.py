class Page:
    """Lee: each night add up the day before, and store the sum."""

    def __init__(self, lines):
        self.lines = lines
        self.sums = {}

    def night(self, today, now):
        for shop in self.lines.shops:
            sold = self.lines.of(shop, [today - 1], now)
            self.sums.setdefault(shop, {})[today - 1] = sum(line.amount for line in sold)

    def report(self, shop, today, now):
        return sum(self.sums.get(shop, {}).values())
