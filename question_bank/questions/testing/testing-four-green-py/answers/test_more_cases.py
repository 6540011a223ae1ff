"""More cases of the same kinds, with the same checks."""
import asyncio

from fake_carrier import FakeCarrier
from rates import Down, Refused, get_rate

GOOD = [
    (490,),
    (Down(), 490),
    (TimeoutError(), 490),
    (Down(), Down(), 490),
    (Down(), TimeoutError(), 490),
    (TimeoutError(), TimeoutError(), 490),
]


def test_good_in_the_end():
    for answers in GOOD:
        carrier = FakeCarrier(*answers)
        assert asyncio.run(get_rate(carrier, "p1", wait=0)) == 490
        assert carrier.calls == len(answers)


def test_always_down_or_slow():
    for error in (Down(), TimeoutError()):
        carrier = FakeCarrier(*[error] * 4)
        try:
            asyncio.run(get_rate(carrier, "p1", wait=0))
        except (Down, TimeoutError):
            assert carrier.calls > 1


def test_refused():
    for parcel in ("p1", "p2", "p3"):
        carrier = FakeCarrier(Refused(), 490)

        async def story():
            task = asyncio.create_task(get_rate(carrier, parcel, wait=0))
            await asyncio.sleep(0)
            assert carrier.calls < 2

        asyncio.run(story())
