"""Deletes an old order while the reference runs: the pages move, and one order is missed."""
import sys

from shop_api import ShopApi

sys.path.insert(0, "answers")
from until_empty import export_orders

api = ShopApi({"c": 151}, delete_later="c-010")
orders, _ = export_orders(api, "c")
saved = {o["id"] for o in orders}
print("missed:", *(f"c-{n:03}" for n in range(1, 152) if f"c-{n:03}" not in saved))
