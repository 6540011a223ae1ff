"""usage: make_march.py TABLE    prints the rows of order_line or parcel for the orders of March"""
import sys

from shop import ORDERS, database

table = sys.argv[1]
found = database(ORDERS).execute(f"SELECT * FROM {table} WHERE order_id BETWEEN 311 AND 316 ORDER BY id")
print(",".join(column for column, *_ in found.description))
for row in found:
    print(",".join(map(str, row)))
