import asyncio
import random
import time
from collections import OrderedDict
from collections.abc import Callable

from sea import Database, Forecast

KEEP_S = 60, 120
MOST = 1_000


class Forecasts:
    """The forecasts of the places asked for last, each kept for one to two minutes. One query for a place."""

    def __init__(self, db: Database, clock: Callable[[], float] = time.monotonic):
        self._db = db
        self._clock = clock
        self._kept: OrderedDict[str, tuple[Forecast, float]] = OrderedDict()
        self._reading: dict[str, asyncio.Task[Forecast]] = {}

    async def get(self, place: str) -> Forecast:
        forecast, until = self._kept.get(place, (None, 0.0))
        if forecast is not None and self._clock() < until:
            self._kept.move_to_end(place)
            return forecast
        if place not in self._reading:
            self._reading[place] = asyncio.create_task(self._read(place))
        return await asyncio.shield(self._reading[place])

    async def _read(self, place: str) -> Forecast:
        try:
            forecast = await self._db.forecast(place)
            self._kept[place] = forecast, self._clock() + random.uniform(*KEEP_S)
            self._kept.move_to_end(place)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return forecast
        finally:
            del self._reading[place]
