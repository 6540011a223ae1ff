"""A service of its own reads new rows of the scan table each second. Ten calls at once for each shop."""
from collections import defaultdict, deque


class Design:
    def __init__(self, world):
        self.world = world
        self.waiting = defaultdict(deque)
        self.calls = defaultdict(int)
        self.seen = 0
        world.start(self._reader())

    def on_scan(self, scan):
        yield from self.world.save(scan)

    def _reader(self):
        while True:
            for scan_id, row in list(self.world.rows.items())[self.seen:]:
                self.seen += 1
                if scan_id not in self.world.own:
                    self._add({key: row[key] for key in ("id", "shop", "parcel", "status")})
            yield 1.0

    def _add(self, news):
        self.waiting[news["shop"]].append(news)
        if self.calls[news["shop"]] < 10:
            self.calls[news["shop"]] += 1
            self.world.start(self._sender(news["shop"]))

    def _sender(self, shop):
        while self.waiting[shop]:
            news = self.waiting[shop].popleft()
            if (yield from self.world.call(news)):
                self.world.own[news["id"]] = "sent"
            else:
                self.world.at(self.world.now + 30, lambda news=news: self._add(news))
        self.calls[shop] -= 1
