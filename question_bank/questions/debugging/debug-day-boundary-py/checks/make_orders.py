"""Prints the twelve orders with the day on which the exhibit's code lets them leave."""
import sys
from importlib.util import module_from_spec, spec_from_file_location

from shop import ORDERS, leaves, stored

spec = spec_from_file_location("deliveries", "exhibits/deliveries.py")
module = module_from_spec(spec)
spec.loader.exec_module(module)
orders = stored(ORDERS)
out = [(o["id"], o["placed_at"], f"{day:%a %d %B}") for o in orders for day in leaves(module, orders, o["id"])]
sys.stdout.write("order,placed_at,leaves\n")
for row in out:
    print(*row, sep=",")
