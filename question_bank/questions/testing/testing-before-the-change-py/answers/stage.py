"""Takes hold of all that surrounds quote(): the day, the map, the mail and what it remembers."""
import datetime
from types import SimpleNamespace

import quotes

TODAY = datetime.date(2026, 3, 11)                 # a Wednesday


class Stage:
    def __init__(self, km=20, map_down=False, mail_down=False):
        self.distance, self.map_down, self.mail_down = km, map_down, mail_down
        self.sent = []
        quotes.DONE.clear()
        quotes.date = SimpleNamespace(today=lambda: TODAY)
        quotes.maps = SimpleNamespace(km=self.km)
        quotes.mailer = SimpleNamespace(send=self.send)

    def km(self, start, end):
        if self.map_down:
            raise ConnectionError("map")
        return self.distance

    def send(self, customer, text):
        if self.mail_down:
            raise ConnectionError("mail")
        self.sent.append((customer, text))

    def quote(self, rooms=5, floor=0, lift=True, day="2026-04-15", customer="Ro"):
        when = datetime.date.fromisoformat(day)
        return quotes.quote(customer, "here", "there", rooms, floor, lift, when)
