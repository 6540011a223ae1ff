"""The news is stored with the scan, in one commit. 40 senders share one queue."""
from collections import deque

from world import news_of


class Design:
    def __init__(self, world):
        self.world = world
        self.waiting = deque()
        self.free = 40
        for news in list(world.news.values()):
            self._add(news)

    def on_scan(self, scan):
        yield from self.world.save(scan, news_of(scan))
        self._add(news_of(scan))

    def _add(self, news):
        self.waiting.append(news)
        if self.free:
            self.free -= 1
            self.world.start(self._sender())

    def _sender(self):
        while self.waiting:
            news = self.waiting.popleft()
            if (yield from self.world.call(news)):
                self.world.news.pop(news["id"], None)
            else:
                self.world.at(self.world.now + 30, lambda news=news: self._add(news))
        self.free += 1
