KEEP_S = 60


class Instance:
    """One of three. The login decides which price list applies."""

    def __init__(self, prices, lists, clock):
        self.prices = prices
        self.lists = lists
        self.clock = clock
        self.kept = {}

    def key(self, product, login):
        return f"/price/{product}"

    def price(self, product, login):
        """Return the price, and whether it was kept from an earlier request."""
        key = self.key(product, login)
        if key in self.kept:
            price, since = self.kept[key]
            if self.clock() - since < KEEP_S:
                return price, True
        price = self.prices[self.lists[login]][product]
        self.kept[key] = (price, self.clock())
        return price, False
