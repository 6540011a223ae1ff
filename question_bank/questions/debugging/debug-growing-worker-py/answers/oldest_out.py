import time
from collections import OrderedDict, deque
from dataclasses import dataclass

KEEP_S = 600                   # the carrier promises each price for ten minutes
MOST = 2000                    # quotes that are kept at a time: about 40 MB


@dataclass
class Quote:
    answer: object             # the carrier's answer: price, services, conditions
    until: float


class PriceWorker:
    """Answers each message of the shop with the price of one parcel."""

    def __init__(self, carrier, clock=time.monotonic):
        self._carrier = carrier
        self._clock = clock
        self._zones = {}
        self._quotes = OrderedDict()       # the one that ends first comes first
        self.recent = deque(maxlen=100)    # for the status page

    def handle(self, message):
        self.recent.append(message)
        if message.postcode not in self._zones:
            self._zones[message.postcode] = self._carrier.zone(message.postcode)
        key = (self._zones[message.postcode].name, message.weight)
        quote = self._quotes.get(key)
        if quote is None or self._clock() >= quote.until:
            answer = self._carrier.price(*key)
            quote = Quote(answer, self._clock() + KEEP_S)
            self._quotes[key] = quote
            self._quotes.move_to_end(key)
            self._drop()
        return quote.answer.price

    def _drop(self):
        now = self._clock()
        while len(self._quotes) > MOST or now >= next(iter(self._quotes.values())).until:
            self._quotes.popitem(last=False)
