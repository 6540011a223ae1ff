"""As what_it_touches, but a message works out the farm that it names, and no other."""
from what_it_touches import Design as Touches


class Design(Touches):
    def receive(self, message):
        before = self.due.get(message["collection"])
        super().receive(message)
        now = self.due.get(message["collection"])
        if before and before[0] != now[0]:
            self._add((before[0], before[1], before[2]), +1)       # the old farm keeps its sum

    def lines(self, farm, month):
        return [line for line in super().lines(farm, month) if self.due[line[0]][0] == farm]
