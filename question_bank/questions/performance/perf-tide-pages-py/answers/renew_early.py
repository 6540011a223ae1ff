import asyncio
import random
import time
from collections import OrderedDict
from collections.abc import Callable

from sea import Database, Forecast

RENEW_S = 50, 90
KEEP_S = 120
MOST = 1_000


class Forecasts:
    """The forecasts of the places asked for last. They are read again before they are two minutes old."""

    def __init__(self, db: Database, clock: Callable[[], float] = time.monotonic):
        self._db = db
        self._clock = clock
        self._kept: OrderedDict[str, tuple[Forecast, float, float]] = OrderedDict()
        self._reading: dict[str, asyncio.Task[Forecast]] = {}

    async def get(self, place: str) -> Forecast:
        forecast, renew_at, until = self._kept.get(place, (None, 0.0, 0.0))
        now = self._clock()
        if forecast is not None and now < until:
            self._kept.move_to_end(place)
            if now >= renew_at:
                self._query(place).add_done_callback(ignore_a_failure)
            return forecast
        return await asyncio.shield(self._query(place))

    def _query(self, place: str) -> asyncio.Task[Forecast]:
        if place not in self._reading:
            self._reading[place] = asyncio.create_task(self._read(place))
        return self._reading[place]

    async def _read(self, place: str) -> Forecast:
        try:
            forecast = await self._db.forecast(place)
            now = self._clock()
            self._kept[place] = forecast, now + random.uniform(*RENEW_S), now + KEEP_S
            self._kept.move_to_end(place)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return forecast
        finally:
            del self._reading[place]


def ignore_a_failure(task: asyncio.Task[Forecast]) -> None:
    task.cancelled() or task.exception()        # the kept forecast is shown, and the next reader tries again
