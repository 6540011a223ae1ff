"""As claim_and_find, and a repeat waits some seconds for the answer of the first."""
import asyncio

import claim_and_find


class Orders(claim_and_find.Orders):
    def __init__(self, store, lab, clock=claim_and_find.time.time, pause=asyncio.sleep):
        super().__init__(store, lab, clock)
        self._pause = pause

    async def post(self, farm, key, order):
        answer = await super().post(farm, key, order)
        for _ in range(4):
            if answer != claim_and_find.WORKING:
                break
            await self._pause(1)
            answer = await super().post(farm, key, order)
        return answer
