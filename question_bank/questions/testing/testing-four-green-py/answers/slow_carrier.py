"""A carrier that stays silent, as a real one does. It counts the calls that are open."""
import asyncio


class SlowCarrier:
    def __init__(self, silent):
        self.silent = silent                       # this many calls get no answer at all
        self.calls = self.open = self.most_open = 0

    async def rate(self, parcel):
        self.calls += 1
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            if self.calls <= self.silent:
                await asyncio.Event().wait()
            return 490
        finally:
            self.open -= 1
