"""As test_and_pairs, the least price of express, and a part of a cent."""
from prices import order_price
from test_and_pairs import *


def test_express_costs_nine_at_least():
    assert order_price(5, express=True) == 4375    # 19.75 + 9.00 + 15.00


def test_a_part_of_a_cent_is_not_charged():
    assert order_price(1, member=True) == 1855     # 3.555 + 15.00
