"""The web part answers first. 40 threads in the same process call the shops and try again."""
from collections import deque

from world import news_of


class Design:
    def __init__(self, world):
        self.world = world
        self.waiting = deque()
        self.free = 40

    def on_scan(self, scan):
        yield from self.world.save(scan)
        self._add(news_of(scan))

    def _add(self, news):
        self.waiting.append(news)
        if self.free:
            self.free -= 1
            self.world.start(self._thread())

    def _thread(self):
        while self.waiting:
            news = self.waiting.popleft()
            if not (yield from self.world.call(news)):
                self.world.at(self.world.now + 30, lambda news=news: self._add(news))
        self.free += 1
