"""Claims the key in one step, and keeps whatever comes back."""
from lab import LabError

WORKING = (409, {"error": "still at work, please ask again"})


class Orders:
    def __init__(self, store, lab):
        self._store = store
        self._lab = lab

    async def post(self, farm, key, order):
        if not await self._store.add(key, WORKING):
            return await self._store.get(key)
        try:
            number = await self._lab.order(farm, order["field"], order["test"])
            answer = (201, {"number": number})
        except LabError as error:
            answer = (502, {"error": type(error).__name__})
        await self._store.put(key, answer)
        return answer
