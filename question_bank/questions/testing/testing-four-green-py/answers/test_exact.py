"""The weak checks are repaired. No test lets time pass yet."""
import asyncio

from fake_carrier import FakeCarrier
from rates import Down, Refused, get_rate


def outcome(carrier, **options):
    """Return the price, or the class of the error that was raised."""
    try:
        return asyncio.run(get_rate(carrier, "p1", **options))
    except (Down, Refused, TimeoutError) as error:
        return type(error)


def test_down_once():
    assert outcome(FakeCarrier(Down(), 490), wait=0) == 490


def test_slow_once():
    assert outcome(FakeCarrier(TimeoutError(), 490), wait=0) == 490


def test_always_down():
    carrier = FakeCarrier(Down(), Down(), Down(), Down())
    assert outcome(carrier, wait=0) is Down
    assert carrier.calls == 3


def test_refused():
    carrier = FakeCarrier(Refused(), 490)
    assert outcome(carrier, wait=0) is Refused
    assert carrier.calls == 1
