"""As test_on_the_step, with the count below each step, and an order that must be refused."""
from prices import order_price
from test_on_the_step import *


def refused(count):
    try:
        order_price(count)
    except ValueError:
        return True
    return False


def test_nine():
    assert order_price(9) == 5055                  # 9 x 3.95 + 15.00


def test_forty_nine():
    assert order_price(49) == 17425                # 49 x 3.25 + 15.00


def test_nothing_is_not_sold():
    assert refused(0)
