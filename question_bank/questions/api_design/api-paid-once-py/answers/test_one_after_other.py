"""The app sends again after the answer came: green on the fault."""
import asyncio

from fakes import World
from orders import Orders

ORDER = {"field": "North", "test": "lime"}


def test_a_repeat_gets_the_first_answer():
    async def story():
        world = World(Orders)
        process = world.process()
        answers = [await process.post("farm 11", "k1", ORDER) for _ in range(2)]
        assert answers == [(201, {"number": 501})] * 2
        assert len(world.lab.made) == 1

    asyncio.run(story())
