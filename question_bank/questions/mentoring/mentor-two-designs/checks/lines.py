"""Order lines on a clock of hours, and a count of the lines that a report reads."""
from dataclasses import dataclass

DAY = 24


@dataclass(frozen=True)
class Line:
    sold: int
    amount: int
    returned: int | None = None

    def counts(self, now):
        return self.sold <= now and not (self.returned is not None and self.returned <= now)


class Lines:
    """The order lines of all shops, by shop and day, with an index on the time of a return."""

    def __init__(self, shops):
        self.shops = shops
        self.by_day = {}
        for shop, lines in shops.items():
            for line in lines:
                self.by_day.setdefault((shop, line.sold // DAY), []).append(line)
        self.read = 0

    def of(self, shop, days, now):
        """Return the lines of a shop that were sold on these days, as they count now."""
        found = [line for day in days for line in self.by_day.get((shop, day), [])]
        self.read += len(found)
        return [line for line in found if line.counts(now)]

    def days_with_returns(self, shop, since, now):
        """Return the days on which lines were sold that came back in this time."""
        back = [x for x in self.shops[shop] if x.returned is not None and since < x.returned <= now]
        self.read += len(back)
        return {line.sold // DAY for line in back}

    def size(self, shop):
        return len(self.shops[shop])


def year(lines, returned_of_100):
    """A year of sales, one euro each, spread over the days; some come back nine days later."""
    return [
        Line(sold, 1, sold + 9 * DAY if n % 100 < returned_of_100 else None)
        for n in range(lines)
        for sold in [n * 365 // lines * DAY + 8 + n % 12]
    ]


def truth(shop_lines, now):
    return sum(line.amount for line in shop_lines if line.counts(now))
