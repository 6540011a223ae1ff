"""Prints how long the page of each branch takes: 2 ms for each statement."""
import sys

from library import TODAY, Connection

sys.path.insert(0, "exhibits")
from loans import loan_list

MS = 2
BRANCHES = {"Archive": (5, 5), "Harbour": (40, 5), "Mill": (200, 20), "Forest": (200, 180), "Centre": (400, 60)}
db = Connection()
for branch, (loans, overdue) in BRANCHES.items():
    db.fill(branch, loans, overdue)
print("branch,open_loans,overdue,page_ms")
for branch, (loans, overdue) in BRANCHES.items():
    db.statements = 0
    assert len(loan_list(db, branch, TODAY)) == loans
    print(f"{branch},{loans},{overdue},{MS * db.statements}")
