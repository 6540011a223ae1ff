"""usage: run_test.py TEST    fills the tables with the rows of TEST and compares the list (query.sql beside this file)"""
import re
import sys
from pathlib import Path

from shop import query, tables

test = Path(sys.argv[1]).read_text()
wanted = [(int(customer), int(rentals)) for customer, rentals in re.findall(r"-- wanted: (\d+), (\d+)", test)]
db = tables()
db.executescript(test)
found = [(customer, rentals) for customer, _, rentals in db.execute(query("checks/query.sql"))]
print("found:", *found)
sys.exit(0 if wanted and found == wanted else 1)
