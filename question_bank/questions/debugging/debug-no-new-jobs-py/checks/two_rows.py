"""Two rows are enough to make it fail: 26-999 and 26-1000. With 26-998 and 26-999 it does not fail."""
import sqlite3
import sys

from workshop import workshop

sys.path.insert(0, "exhibits")
from jobs import add_job

for numbers in (["26-998", "26-999"], ["26-999", "26-1000"]):
    db = workshop(26, 0)
    for number in numbers:
        add_job(db, 26, "Customer", number)
    try:
        print(*numbers, "next:", add_job(db, 26, "Customer"))
    except sqlite3.IntegrityError:
        print(*numbers, "next: failed")
