"""Recomputes what the key says of the sizes."""
import json

orders, a_day = 6_000_000, 9_000                   # fact 2
print(json.dumps({"orders": orders, "orders_a_day": a_day, "one_wanted_of": round(orders / a_day)}))
