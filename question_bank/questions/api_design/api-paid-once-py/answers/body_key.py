"""The same order of the same farm is the same request."""
from lab import LabBusy, LabError


class Orders:
    def __init__(self, store, lab):
        self._store = store
        self._lab = lab

    async def post(self, farm, key, order):
        place = f"{farm}/{order['field']}/{order['test']}"
        if not await self._store.add(place, None):
            known = await self._store.get(place)
            return known or (409, {"error": "still at work, please ask again"})
        try:
            number = await self._lab.order(farm, order["field"], order["test"])
        except LabBusy:
            await self._store.delete(place)
            return 503, {"error": "the lab is busy, please try again"}
        except LabError as error:
            answer = (502, {"error": type(error).__name__})
        else:
            answer = (201, {"number": number})
        await self._store.put(place, answer)
        return answer
