class Page:
    """A night closes every day that is open. A return opens its day again."""

    def __init__(self, lines):
        self.lines = lines
        self.sums = {shop: {} for shop in lines.shops}
        self.closed_at = 0

    def open_days(self, shop, today, now):
        """Days with no sum yet, and days whose lines came back since the last night."""
        missing = set(range(today + 1)) - self.sums[shop].keys()
        return missing | self.lines.days_with_returns(shop, self.closed_at, now)

    def added_up(self, shop, days, now):
        return {day: sum(x.amount for x in self.lines.of(shop, [day], now)) for day in days}

    def night(self, today, now):
        for shop, sums in self.sums.items():
            sums |= self.added_up(shop, self.open_days(shop, today, now) - {today}, now)
        self.closed_at = now

    def report(self, shop, today, now):
        fresh = self.added_up(shop, self.open_days(shop, today, now), now)
        return sum((self.sums[shop] | fresh).values())
