"""The web part calls the shop before it answers the scanner."""
from world import GIVE_UP, news_of


class Design:
    def __init__(self, world, give_up=GIVE_UP):
        self.world = world
        self.give_up = give_up

    def on_scan(self, scan):
        yield from self.world.save(scan)
        yield from self.world.call(news_of(scan), self.give_up)
