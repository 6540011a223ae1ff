"""usage: run_test.py TEST    fills the tables with the rows of TEST and compares the report (query.sql beside this file)"""
import re
import sys
from pathlib import Path

from shop import query, tables

test = Path(sys.argv[1]).read_text()
wanted = [(month, int(orders), int(euros))
          for month, orders, euros in re.findall(r"-- wanted: (\S+), (\d+), (\d+)", test)]
db = tables()
db.executescript(test)
found = db.execute(query("checks/query.sql")).fetchall()
print("found:", *found)
sys.exit(0 if wanted and found == wanted else 1)
