"""usage: repair.py FUNCTION SCENARIO    exit 0 when one order is charged by the price list

The prices of the list are worked out by hand here, line by line.
"""
import importlib.util
import sys

ORDERS = {
    "large": ((100, False, True), 25500 + 5100),           # no set-up from 50 on
    "complaint": ((20, False, True), 6500 + 1300 + 1500),
    "least": ((5, False, True), 1975 + 900 + 1500),        # 20 percent is 3.95 only
    "member": ((20, True, True), 5850 + 1170 + 1500),      # 20 percent after the discount
}
file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("function", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
(count, member, express), wanted = ORDERS[scenario]
price = module.order_price(count, member=member, express=express)
print(f"{count} posters: {price / 100:.2f} charged, {wanted / 100:.2f} by the list")
sys.exit(0 if price == wanted else 1)
