"""Both sides of a page edge, and no orders at all."""
from export_orders import export_orders
from shop_api import ShopApi


def saved(count):
    orders, last_id = export_orders(ShopApi({"c": count}), "c")
    return [o["id"] for o in orders], last_id


def test_both_sides_of_a_page_edge():
    for count in (1, 49, 50, 51, 149, 150):
        ids = [f"c-{n:03}" for n in range(1, count + 1)]
        assert saved(count) == (ids, ids[-1])


def test_a_customer_without_orders():
    assert saved(0) == ([], None)
