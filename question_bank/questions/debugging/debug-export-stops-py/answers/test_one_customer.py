"""One customer in the middle of a page: green on the fault."""
from export_orders import export_orders
from shop_api import ShopApi


def test_all_orders_are_saved():
    orders, last_id = export_orders(ShopApi({"c": 120}), "c")
    assert len(orders) == 120
    assert last_id == "c-120"
