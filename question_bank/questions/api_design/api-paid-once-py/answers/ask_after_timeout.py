"""After a time-out the key stays, and the lab is asked. A claim itself has no end."""
import time

from lab import LabBusy, LabTimeout

LONGEST = 60  # seconds: the lab makes an order within 30, or never
WORKING = (409, {"error": "still at work, please ask again with this key"})


class Orders:
    def __init__(self, store, lab, clock=time.time):
        self._store = store
        self._lab = lab
        self._clock = clock

    async def post(self, farm, key, order):
        place = f"{farm}/{key}"
        claim = {"order": order, "answer": None, "until": None}
        number = None
        if not await self._store.add(place, claim):
            known = await self._store.get(place)
            if known is None:
                return WORKING
            if known["order"] != order:
                return 422, {"error": "this key was used for another order"}
            if known["answer"]:
                return known["answer"]
            if known["until"] is None or self._clock() < known["until"]:
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
            await self._store.put(place, {**claim, "until": self._clock() + LONGEST})
            return WORKING
        answer = (201, {"number": number})
        await self._store.put(place, {**claim, "answer": answer})
        return answer
