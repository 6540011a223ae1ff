"""As test_exact, and time passes: on a loop whose clock jumps to the next timer."""
import asyncio

from fake_carrier import FakeCarrier
from rates import Down, get_rate
from slow_carrier import SlowCarrier
from test_exact import *
from virtual_time import run


async def seconds(carrier):
    """Return the price and the seconds that it took."""
    clock = asyncio.get_running_loop().time
    start = clock()
    price = await get_rate(carrier, "p1")
    return price, round(clock() - start, 3)


def test_a_silent_carrier_is_given_two_seconds():
    assert run(seconds(SlowCarrier(silent=1))) == (490, 2.5)


def test_waits_half_a_second_and_then_a_second():
    assert run(seconds(FakeCarrier(Down(), Down(), 490))) == (490, 1.5)
