"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import sys

from shop_api import ShopApi


def export(count, deleted=None):
    """True when every order that the shop still has is saved, the last one named."""
    api = ShopApi({"c": count}, delete_later=deleted)
    want = [f"c-{n:03}" for n in range(1, count + 1) if f"c-{n:03}" != deleted]
    try:
        orders, last_id = module.export_orders(api, "c")
    except Exception as error:
        print(f"orders={count} {type(error).__name__}")
        return False
    print(f"orders={count} saved={len(orders)} last={last_id}")
    return [o["id"] for o in orders] == want and last_id == (want[-1] if want else None)


scenarios = {
    "between": lambda: [export(n) for n in (1, 37, 49, 51, 99, 149, 199, 263)],
    "whole": lambda: [export(n) for n in (50, 100, 150, 200)],
    "none": lambda: [export(0)],
    "deleted": lambda: [export(151, deleted="c-151")],
}
file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("export_orders", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
sys.exit(0 if all(scenarios[scenario]()) else 1)
