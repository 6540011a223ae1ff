class Page:
    """Ari: one query over the order lines, on request."""

    def __init__(self, lines):
        self.lines = lines

    def night(self, today, now):
        pass

    def report(self, shop, today, now):
        return sum(line.amount for line in self.lines.of(shop, range(today + 1), now))
