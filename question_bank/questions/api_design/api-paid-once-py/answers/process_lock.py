"""One request with a key at a time, in each process."""
import asyncio
from collections import defaultdict

from lab import LabError


class Orders:
    def __init__(self, store, lab):
        self._store = store
        self._lab = lab
        self._locks = defaultdict(asyncio.Lock)

    async def post(self, farm, key, order):
        async with self._locks[key]:
            known = await self._store.get(key)
            if known is not None:
                return known
            try:
                number = await self._lab.order(farm, order["field"], order["test"])
            except LabError as error:
                return 502, {"error": type(error).__name__}
            answer = (201, {"number": number})
            await self._store.put(key, answer)
            return answer
