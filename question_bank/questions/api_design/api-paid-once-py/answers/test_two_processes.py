"""Two tries at once, in two processes that share the store. The lab holds its answer back."""
import asyncio

from fakes import World, settle
from orders import Orders

ORDER = {"field": "North", "test": "lime"}


def test_two_tries_at_once_make_one_test():
    async def story():
        world = World(Orders)
        world.lab.open.clear()
        tries = [
            asyncio.create_task(world.process().post("farm 11", "k1", ORDER)) for _ in range(2)
        ]
        await settle()
        world.lab.open.set()
        await asyncio.gather(*tries)
        assert len(world.lab.made) == 1

    asyncio.run(story())
