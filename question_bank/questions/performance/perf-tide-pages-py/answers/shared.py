import asyncio
import time
from collections.abc import Callable

from sea import Database, Forecast

KEEP_S = 120


class Forecasts:
    """The forecast of each place, cleared every two minutes. Readers of one place share one query."""

    def __init__(self, db: Database, clock: Callable[[], float] = time.monotonic):
        self._db = db
        self._clock = clock
        self._kept: dict[str, asyncio.Task[Forecast]] = {}
        self._until = clock() + KEEP_S

    async def get(self, place: str) -> Forecast:
        now = self._clock()
        if now >= self._until:
            self._kept.clear()
            self._until = now + KEEP_S
        if place not in self._kept:
            self._kept[place] = asyncio.create_task(self._read(place))
        return await asyncio.shield(self._kept[place])

    async def _read(self, place: str) -> Forecast:
        try:
            return await self._db.forecast(place)
        except Exception:
            self._kept.pop(place, None)
            raise
