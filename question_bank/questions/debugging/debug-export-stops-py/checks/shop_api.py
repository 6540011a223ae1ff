"""A shop's order interface with pages. Nothing leaves this process."""


class ShopApi:
    """`delete_later` is the id of an order that is deleted after the first request."""

    def __init__(self, counts, delete_later=None):
        self.asked = []                            # one (customer, page) for each page request
        self._orders = {
            customer: [{"id": f"{customer}-{n:03}"} for n in range(1, count + 1)]
            for customer, count in counts.items()
        }
        self._delete_later = delete_later

    def count(self, customer):
        total = len(self._orders[customer])
        self._delete(customer)
        return total

    def orders(self, customer, page, size):
        """Return one page, oldest order first; a page after the last one is empty."""
        self.asked.append((customer, page))
        batch = self._orders[customer][(page - 1) * size:page * size]
        self._delete(customer)
        return batch

    def _delete(self, customer):
        kept = [o for o in self._orders[customer] if o["id"] != self._delete_later]
        self._orders[customer] = kept
