"""As test_on_the_clock, and the caller may leave while the carrier is silent."""
import asyncio

from rates import get_rate
from slow_carrier import SlowCarrier
from test_on_the_clock import *
from virtual_time import run


def test_a_caller_that_leaves_ends_the_tries():
    async def story():
        carrier = SlowCarrier(silent=1)
        task = asyncio.create_task(get_rate(carrier, "p1"))
        await asyncio.sleep(1)                     # on the loop's own clock
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
        assert carrier.calls == 1

    run(story())
