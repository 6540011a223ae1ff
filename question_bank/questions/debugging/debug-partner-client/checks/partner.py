"""The partner's stock lists, on a virtual clock. Nothing leaves this process and no real time passes."""
from dataclasses import dataclass, field

KEPT = 600                                         # seconds that a list is kept once it is made
RETRY_AFTER = 60


class Clock:
    def __init__(self, now):
        self.now = now


@dataclass(frozen=True)
class Reply:
    status: int
    items: int = 0
    retry_after: int | None = None


@dataclass
class Stock:
    """`takes` is how long the partner needs to make the list (None: it is never made)."""

    items: int
    made: bool = True
    takes: int | None = 0
    first: list[Reply] = field(default_factory=list)  # answers before the usual ones
    made_at: int | None = None


class Partner:
    def __init__(self, clock, stocks):
        self.clock = clock
        self.stocks = stocks
        self.too_soon = 0                          # requests that came before the time that was asked for
        self._not_before = {}

    def get(self, name):
        stock = self.stocks[name]
        self.too_soon += self.clock.now < self._not_before.get(name, 0)
        reply = stock.first.pop(0) if stock.first else self._reply(stock)
        if reply.retry_after:
            self._not_before[name] = self.clock.now + reply.retry_after
        return reply

    def _reply(self, stock):
        now = self.clock.now
        if stock.made:
            stock.made, stock.made_at = False, now
        if stock.made_at is not None and stock.made_at <= now < stock.made_at + KEPT:
            return Reply(200, stock.items)
        if stock.takes is None:
            return Reply(202, retry_after=RETRY_AFTER)
        if stock.made_at is None or now >= stock.made_at + KEPT:
            stock.made_at = now + stock.takes
        return Reply(202, retry_after=RETRY_AFTER)
