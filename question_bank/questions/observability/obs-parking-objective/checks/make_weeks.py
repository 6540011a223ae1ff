"""Prints the table of the ten weeks."""
from weeks import weeks

rows = list(weeks())
print(",".join(rows[0]))
for row in rows:
    print(*row.values(), sep=",")
