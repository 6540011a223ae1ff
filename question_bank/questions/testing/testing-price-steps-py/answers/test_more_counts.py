"""Alex's tests, and more counts inside the same steps."""
from prices import order_price
from test_prices import *


def test_more_small_orders():
    assert order_price(3) == 2685
    assert order_price(7) == 4265


def test_more_medium_orders():
    assert order_price(25) == 9625
    assert order_price(40) == 14500


def test_more_large_orders():
    assert order_price(75) == 19125
    assert order_price(300) == 76500
    assert order_price(300, member=True) < order_price(300)
    assert order_price(300, express=True) == 91800
