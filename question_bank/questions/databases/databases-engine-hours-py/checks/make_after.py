"""Runs the job as shown for Tuesday, and prints the table of boats as a CSV."""
import csv
import sys

from harbour import tuesday

sys.path.insert(0, "exhibits")
from engine_hours import take_over

db = tuesday()
take_over(db, "2026-08-04")
out = csv.writer(sys.stdout, lineterminator="\n")
boats = db.execute("SELECT * FROM boat ORDER BY id")
out.writerow([column for column, *_ in boats.description])
out.writerows(boats)
