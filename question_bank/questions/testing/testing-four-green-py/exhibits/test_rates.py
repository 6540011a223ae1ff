import asyncio

from fake_carrier import FakeCarrier
from rates import Down, Refused, get_rate


def test_down_once():
    carrier = FakeCarrier(Down(), 490)
    assert asyncio.run(get_rate(carrier, "p1", wait=0)) == 490


def test_slow_once():
    carrier = FakeCarrier(TimeoutError(), 490)
    assert asyncio.run(get_rate(carrier, "p1", wait=0)) == 490


def test_always_down():
    carrier = FakeCarrier(Down(), Down(), Down(), Down())
    try:
        asyncio.run(get_rate(carrier, "p1", wait=0))
    except Down:
        assert carrier.calls > 1


def test_refused():
    carrier = FakeCarrier(Refused(), 490)

    async def story():
        task = asyncio.create_task(get_rate(carrier, "p1", wait=0))
        await asyncio.sleep(0)
        assert carrier.calls < 2

    asyncio.run(story())
