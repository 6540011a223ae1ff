"""As test_two_processes, and a lab that is busy or silent, and a used key with another order."""
import asyncio

from fakes import World
from orders import Orders
from test_two_processes import *

ORDER = {"field": "North", "test": "lime"}
OTHER = {"field": "South", "test": "salt"}


def test_a_busy_lab_and_the_same_key_again():
    async def story():
        world = World(Orders)
        world.lab.busy = 1
        await world.process().post("farm 11", "k1", ORDER)
        assert await world.process().post("farm 11", "k1", ORDER) == (201, {"number": 501})

    asyncio.run(story())


def test_a_silent_lab_and_the_same_key_again():
    async def story():
        world = World(Orders)
        world.lab.silent = ["made"]
        await world.process().post("farm 11", "k1", ORDER)
        world.now += 120
        assert await world.process().post("farm 11", "k1", ORDER) == (201, {"number": 501})
        assert len(world.lab.made) == 1

    asyncio.run(story())


def test_a_used_key_with_another_order_is_not_answered_with_the_first():
    async def story():
        world = World(Orders)
        first = await world.process().post("farm 11", "k1", ORDER)
        assert await world.process().post("farm 11", "k1", OTHER) != first

    asyncio.run(story())
