"""Alex's tests, a price in place of "<", and the two counts where a price begins."""
from prices import order_price
from test_prices import *


def test_member():
    assert order_price(100, member=True) == 22950


def test_ten():
    assert order_price(10) == 4750


def test_fifty():
    assert order_price(50) == 12750
