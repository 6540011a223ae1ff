import time
from collections import deque


class PriceWorker:
    """Answers each message of the shop with the price of one parcel."""

    def __init__(self, carrier, clock=time.monotonic):
        self._carrier = carrier
        self._clock = clock
        self._zones = {}
        self.recent = deque(maxlen=100)    # for the status page

    def handle(self, message):
        self.recent.append(message)
        if message.postcode not in self._zones:
            self._zones[message.postcode] = self._carrier.zone(message.postcode)
        return self._carrier.price(self._zones[message.postcode].name, message.weight).price
