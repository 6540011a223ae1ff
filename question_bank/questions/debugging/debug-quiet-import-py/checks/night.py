"""Imports the file of last night as the job does, and prints its log and what Sam found in the morning."""
import logging
import sys

from members import Store, read

sys.path.insert(0, "exhibits")
from import_members import import_members


class Log(logging.Handler):
    def emit(self, record):
        print(f"02:10:00 {record.getMessage()}")


log = logging.getLogger("import")
log.setLevel(logging.INFO)
log.addHandler(Log())
rows, store = read("exhibits/members.csv"), Store()
print("02:10:00 import of members.csv started")
print(f"02:10:00 import done, {import_members(rows, store)} rows read")
numbers = [row["number"] for row in rows if row["number"]]
print(f"08:45:00 Sam: {len(numbers)} members in the file, {len(store.members)} of them in the system")
missing = [n for n in numbers if not (n.isdigit() and int(n) in store.members)]
print(f"08:45:00 Sam: not in the system: {' '.join(missing[:5])}")
print(f"         {' '.join(missing[5:])}")
