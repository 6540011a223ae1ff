import time
from collections.abc import Callable

from sea import Database, Forecast

KEEP_S = 120


class Forecasts:
    """The forecast of each place at the sea, kept for two minutes."""

    def __init__(self, db: Database, clock: Callable[[], float] = time.monotonic):
        self._db = db
        self._clock = clock
        self._kept: dict[str, Forecast] = {}
        self._until = clock() + KEEP_S

    async def get(self, place: str) -> Forecast:
        now = self._clock()
        if now >= self._until:
            self._kept.clear()
            self._until = now + KEEP_S
        if place not in self._kept:
            self._kept[place] = await self._db.forecast(place)
        return self._kept[place]
