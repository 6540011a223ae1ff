"""As test_and_cancel, and a try that has run out of time is over before the next begins."""
from rates import get_rate
from slow_carrier import SlowCarrier
from test_and_cancel import *
from virtual_time import run


def test_one_call_is_open_at_a_time():
    carrier = SlowCarrier(silent=2)
    assert run(get_rate(carrier, "p1")) == 490
    assert carrier.most_open == 1
