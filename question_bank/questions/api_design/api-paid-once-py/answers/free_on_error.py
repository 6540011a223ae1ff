"""A claim with the order in it. Every failure frees the key."""
from lab import LabError

WORKING = (409, {"error": "still at work, please ask again"})


class Orders:
    def __init__(self, store, lab):
        self._store = store
        self._lab = lab

    async def post(self, farm, key, order):
        place = f"{farm}/{key}"
        if not await self._store.add(place, {"order": order, "answer": WORKING}):
            known = await self._store.get(place)
            if known is None:
                return WORKING
            if known["order"] != order:
                return 422, {"error": "this key was used for another order"}
            return known["answer"]
        try:
            number = await self._lab.order(farm, order["field"], order["test"])
        except LabError:
            await self._store.delete(place)
            return 503, {"error": "the lab did not answer, please try again"}
        answer = (201, {"number": number})
        await self._store.put(place, {"order": order, "answer": answer})
        return answer
