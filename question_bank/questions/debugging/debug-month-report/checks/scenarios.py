"""usage: scenarios.py QUERY SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from shop import ORDERS, books, report

SCENARIOS = {
    "one_parcel": (203, 314),
    "two_parcels": (312,),
    "equal_lines": (313,),
    "when_sent": (317, 327, 329, 330),
    "two_months": (205,),
    "packed_first": (324,),
    "all_months": tuple(ORDERS),
}
file, scenario = sys.argv[1:]
orders = {order: ORDERS[order] for order in SCENARIOS[scenario]}
found, wanted = report(file, orders), books(orders)
for month in sorted({*found, *wanted}):
    got, want = found.get(month, (0, 0)), wanted.get(month, (0, 0))
    print(f"{month} orders={got[0]} euros={got[1]:g}" + ("" if got == want else f" wanted {want[0]}, {want[1]}"))
sys.exit(0 if found == wanted else 1)
