"""Prints what six customers said on the phone, and when the exhibit's code let their flowers leave."""
from datetime import datetime
from importlib.util import module_from_spec, spec_from_file_location

from shop import CALLED, ORDERS, leaves, promised, stored

spec = spec_from_file_location("deliveries", "exhibits/deliveries.py")
module = module_from_spec(spec)
spec.loader.exec_module(module)
orders = stored(ORDERS)
print("order,customer_ordered,promised,came")
for number in CALLED:
    wall = datetime.fromisoformat(ORDERS[number])
    (came,) = leaves(module, orders, number)
    print(f"{number},{wall:%a %d %B %H:%M},{promised(ORDERS[number]):%a %d %B},{came:%a %d %B}")
