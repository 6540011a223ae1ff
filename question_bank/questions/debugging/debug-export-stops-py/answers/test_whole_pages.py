"""Whole pages, and every id compared."""
from export_orders import export_orders
from shop_api import ShopApi


def test_whole_pages_are_saved_in_full():
    for count in (50, 150, 200):
        orders, last_id = export_orders(ShopApi({"c": count}), "c")
        assert [o["id"] for o in orders] == [f"c-{n:03}" for n in range(1, count + 1)]
        assert last_id == f"c-{count:03}"
