"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import os
import sys
import time

from shop import ORDERS, leaves, promised, shown, stored
from town import moment

OTHERS = {
    501: "2026-01-20T23:30",           # a Tuesday in winter
    502: "2026-07-15T00:30",           # a Wednesday in summer
    503: "2026-03-10T00:30",           # a Tuesday, two days after summer time began
    504: "2026-11-01T23:30",           # the Sunday on which summer time ended
}
SCENARIOS = {
    "noon": (401, 405, 411),
    "evening": (402, 404, 406, 412),
    "weekend": (408, 409, 410),
    "midnight": (501, 502),
    "spring": (503,),
    "autumn": (504,),
    "town_machine": (402, 404, 406, 412),
}
NIGHT = {601: "2026-10-31T23:40", 602: "2026-11-01T01:50", 603: "2026-11-01T01:10 again"}
TONIGHT = {604: "2026-07-16T21:05"}


def in_store(numbers):
    wanted = {number: wall for number, wall in {**ORDERS, **OTHERS}.items() if number in numbers}
    orders, right = stored(wanted), True
    for number, wall in wanted.items():
        days = leaves(module, orders, number)
        right &= days == [promised(wall)]
        print(f"{number} leaves {', '.join(map(shown, days)) or 'never'}, promised {shown(promised(wall))}")
    return right


def saved(orders):
    """These orders are saved as they come. The tour of the day on which the last one was promised holds all, in order."""
    store = []
    for number, wall in orders.items():
        module.save({"id": number}, store, now=lambda: moment(wall))
    day = promised(wall)
    found = [order["id"] for order in module.tour(store, day)]
    print(f"tour of {shown(day)}:", *(found or ["none"]))
    return found == list(orders)


file, scenario = sys.argv[1:]
if scenario == "town_machine":         # a machine whose own clock is set to the town
    os.environ["TZ"] = "EST5EDT,M3.2.0,M11.1.0"
    time.tzset()
spec = importlib.util.spec_from_file_location("deliveries", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
if scenario in ("tonight", "night"):
    sys.exit(0 if saved(TONIGHT if scenario == "tonight" else NIGHT) else 1)
sys.exit(0 if in_store(SCENARIOS[scenario]) else 1)
