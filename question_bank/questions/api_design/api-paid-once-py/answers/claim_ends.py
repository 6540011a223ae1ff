"""As free_on_error, and a claim ends after 60 seconds. Then the order is sent anew."""
import time

from lab import LabError

WORKING = (409, {"error": "still at work, please ask again"})


class Orders:
    def __init__(self, store, lab, clock=time.time):
        self._store = store
        self._lab = lab
        self._clock = clock

    async def post(self, farm, key, order):
        place = f"{farm}/{key}"
        claim = {"order": order, "answer": None, "until": self._clock() + 60}
        if not await self._store.add(place, claim):
            known = await self._store.get(place)
            if known is None:
                return WORKING
            if known["order"] != order:
                return 422, {"error": "this key was used for another order"}
            if known["answer"]:
                return known["answer"]
            if self._clock() < known["until"]:
                return WORKING
            if not await self._store.replace(place, known, claim):
                return WORKING
        try:
            number = await self._lab.order(farm, order["field"], order["test"])
        except LabError:
            await self._store.delete(place)
            return 503, {"error": "the lab did not answer, please try again"}
        answer = (201, {"number": number})
        await self._store.put(place, {"order": order, "answer": answer})
        return answer
