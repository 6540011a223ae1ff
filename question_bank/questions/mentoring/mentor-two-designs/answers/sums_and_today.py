import nightly


class Page(nightly.Page):
    """The stored sums of the nights, and the lines of today on request."""

    def report(self, shop, today, now):
        fresh = self.lines.of(shop, [today], now)
        return super().report(shop, today, now) + sum(line.amount for line in fresh)
