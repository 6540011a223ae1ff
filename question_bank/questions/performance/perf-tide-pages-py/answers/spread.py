import random
import time
from collections.abc import Callable

from sea import Database, Forecast

KEEP_S = 60, 120


class Forecasts:
    """The forecast of each place, each kept for one to two minutes."""

    def __init__(self, db: Database, clock: Callable[[], float] = time.monotonic):
        self._db = db
        self._clock = clock
        self._kept: dict[str, tuple[Forecast, float]] = {}

    async def get(self, place: str) -> Forecast:
        forecast, until = self._kept.get(place, (None, 0.0))
        if forecast is None or self._clock() >= until:
            forecast = await self._db.forecast(place)
            self._kept[place] = forecast, self._clock() + random.uniform(*KEEP_S)
        return forecast
