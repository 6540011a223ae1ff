"""As test_both_sides, all four limits, and orders for which two lines of the price list meet."""
from prices import order_price
from test_both_sides import *


def test_the_least_and_the_most():
    assert order_price(1) == 1895
    assert order_price(500) == 127500
    assert refused(501)


def test_members_pay_the_whole_set_up():
    assert order_price(20, member=True) == 7350    # 65.00 - 6.50 + 15.00


def test_express_is_a_share_of_the_posters():
    assert order_price(20, express=True) == 9300   # 65.00 + 13.00 + 15.00


def test_express_for_members():
    assert order_price(20, member=True, express=True) == 8520  # 58.50 + 11.70 + 15.00
