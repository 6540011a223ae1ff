"""usage: sunday.py SQL SCENARIO    exit 0 when the scenario's promise holds

Runs one migration on the copy, stopped half way and started again in between, and then the check:
a statement whose answer is 0 when all is well.
"""
import sqlite3
import sys
from pathlib import Path

from faults import load

sys.path.append("exhibits")
file, scenario = sys.argv[1:]
migration = sys.modules["migration"] = load(scenario)
from production import copy

db = copy()
# Stops while it writes a voucher in the middle of the table.
db.execute("CREATE TRIGGER stop BEFORE UPDATE ON voucher"
           " WHEN old.id BETWEEN 7000 AND 7100 BEGIN SELECT raise(ABORT, 'stopped'); END")
try:
    migration.migrate(db)
except sqlite3.IntegrityError:
    db.execute("DROP TRIGGER stop")
    migration.migrate(db)
found, = db.execute(Path(file).read_text(encoding="utf-8")).fetchone()
print(f"the check says {found}: {'wrong' if found else 'right'}")
sys.exit(0 if (found == 0) == (scenario == "right") else 1)
