import asyncio
import time
from collections.abc import Callable

from sea import Database, Forecast

EVERY_S = 60
AGAIN_S = 5
KEEP_S = 120


class Forecasts:
    """A job reads the forecasts of all known places every minute. Any other point is read when asked for."""

    def __init__(self, db: Database, clock: Callable[[], float] = time.monotonic):
        self._db = db
        self._clock = clock
        self._kept: dict[str, Forecast] = {}
        self._until = 0.0
        self._reading: dict[str, asyncio.Task[Forecast]] = {}

    async def run(self) -> None:
        while True:
            try:
                self._kept = await self._db.all_forecasts()
                self._until = self._clock() + KEEP_S
                await asyncio.sleep(EVERY_S)
            except ConnectionError:
                await asyncio.sleep(AGAIN_S)    # the kept ones are shown until they are two minutes old

    async def get(self, place: str) -> Forecast:
        if place in self._kept and self._clock() < self._until:
            return self._kept[place]
        if place not in self._reading:
            self._reading[place] = asyncio.create_task(self._read(place))
        return await asyncio.shield(self._reading[place])

    async def _read(self, place: str) -> Forecast:
        try:
            return await self._db.forecast(place)
        finally:
            del self._reading[place]
