"""Red on the fault, and green as soon as the error is hidden."""
from export_orders import export_orders
from shop_api import ShopApi


def test_nothing_is_raised():
    export_orders(ShopApi({"c": 150}), "c")
