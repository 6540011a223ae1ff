import nightly
import on_request

LARGE = 1000


class Page:
    """Half of each: small shops on request, large shops at night."""

    def __init__(self, lines):
        self.lines = lines
        self.stored = nightly.Page(lines)
        self.query = on_request.Page(lines)

    def night(self, today, now):
        self.stored.night(today, now)

    def report(self, shop, today, now):
        page = self.stored if self.lines.size(shop) >= LARGE else self.query
        return page.report(shop, today, now)
