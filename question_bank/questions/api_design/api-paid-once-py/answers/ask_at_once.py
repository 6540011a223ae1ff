"""After a time-out the key stays, and the next try asks the lab at once."""
from lab import LabBusy, LabTimeout

WORKING = (409, {"error": "still at work, please ask again with this key"})


class Orders:
    def __init__(self, store, lab):
        self._store = store
        self._lab = lab

    async def post(self, farm, key, order):
        place = f"{farm}/{key}"
        claim = {"order": order, "answer": None, "unknown": False}
        number = None
        if not await self._store.add(place, claim):
            known = await self._store.get(place)
            if known is None:
                return WORKING
            if known["order"] != order:
                return 422, {"error": "this key was used for another order"}
            if known["answer"]:
                return known["answer"]
            if not known["unknown"]:
                return WORKING
            if not await self._store.replace(place, known, claim):
                return WORKING
            number = await self._lab.find(place)
        try:
            if number is None:
                number = await self._lab.order(
                    farm, order["field"], order["test"], reference=place
                )
        except LabBusy:
            await self._store.delete(place)
            return 503, {"error": "the lab is busy, please try again"}
        except LabTimeout:
            await self._store.put(place, {**claim, "unknown": True})
            return WORKING
        answer = (201, {"number": number})
        await self._store.put(place, {**claim, "answer": answer})
        return answer
