"""The news is stored with the scan, in one commit. Ten calls at once for each shop, one for each parcel."""
from collections import defaultdict, deque

from world import news_of


class Design:
    def __init__(self, world):
        self.world = world
        self.of_parcel = defaultdict(deque)        # news of a parcel, oldest first
        self.ready = defaultdict(deque)            # parcels of a shop that may be told now
        self.calls = defaultdict(int)
        for news in list(world.news.values()):
            self._add(news)

    def on_scan(self, scan):
        yield from self.world.save(scan, news_of(scan))
        self._add(news_of(scan))

    def _add(self, news):
        self.of_parcel[news["parcel"]].append(news)
        if len(self.of_parcel[news["parcel"]]) == 1:
            self._ready(news["shop"], news["parcel"])

    def _ready(self, shop, parcel):
        self.ready[shop].append(parcel)
        if self.calls[shop] < 10:
            self.calls[shop] += 1
            self.world.start(self._sender(shop))

    def _sender(self, shop):
        while self.ready[shop]:
            parcel = self.ready[shop].popleft()
            news = self.of_parcel[parcel][0]
            if not (yield from self.world.call(news)):
                self.world.at(self.world.now + 30, lambda parcel=parcel: self._ready(shop, parcel))
                continue
            self.world.news.pop(news["id"], None)
            self.of_parcel[parcel].popleft()
            if self.of_parcel[parcel]:
                self.ready[shop].append(parcel)
        self.calls[shop] -= 1
