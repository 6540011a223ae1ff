"""The news is stored with the scan, in one commit. Ten calls at once for each shop."""
from collections import defaultdict, deque

from world import news_of


class Design:
    def __init__(self, world):
        self.world = world
        self.waiting = defaultdict(deque)
        self.calls = defaultdict(int)
        for news in list(world.news.values()):
            self._add(news)

    def on_scan(self, scan):
        yield from self.world.save(scan, news_of(scan))
        self._add(news_of(scan))

    def _add(self, news):
        self.waiting[news["shop"]].append(news)
        if self.calls[news["shop"]] < 10:
            self.calls[news["shop"]] += 1
            self.world.start(self._sender(news["shop"]))

    def _sender(self, shop):
        while self.waiting[shop]:
            news = self.waiting[shop].popleft()
            if (yield from self.world.call(news)):
                self.world.news.pop(news["id"], None)
            else:
                self.world.at(self.world.now + 30, lambda news=news: self._add(news))
        self.calls[shop] -= 1
