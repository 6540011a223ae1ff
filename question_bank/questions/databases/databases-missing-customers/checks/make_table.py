"""usage: make_table.py customers|rentals|letters    prints the rows of an exhibit"""
import csv
import sys

from shop import database, query

SELECTS = {
    "customers": "SELECT * FROM customer ORDER BY id",
    "rentals": "SELECT * FROM rental ORDER BY id",
    "letters": query("exhibits/letters.sql"),
}
found = database().execute(SELECTS[sys.argv[1]])
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(column for column, *_ in found.description)
out.writerows(found)
