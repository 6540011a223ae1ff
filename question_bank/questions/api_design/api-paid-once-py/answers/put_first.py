"""Notes the key before the lab is called, after a look whether it is there."""
from lab import LabBusy, LabError

WORKING = (409, {"error": "still at work, please ask again"})


class Orders:
    def __init__(self, store, lab):
        self._store = store
        self._lab = lab

    async def post(self, farm, key, order):
        known = await self._store.get(key)
        if known is not None:
            return known
        await self._store.put(key, WORKING)
        try:
            number = await self._lab.order(farm, order["field"], order["test"])
        except LabBusy:
            await self._store.delete(key)
            return 503, {"error": "the lab is busy, please try again"}
        except LabError as error:
            answer = (502, {"error": type(error).__name__})
        else:
            answer = (201, {"number": number})
        await self._store.put(key, answer)
        return answer
