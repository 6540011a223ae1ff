"""Prints the table: two weeks before, and two weeks with tern on worker 12."""
from lab import TERN, month, total

rows = month("worker", TERN)
print("weeks,workers,code,jobs,failed,done,sheets")
for weeks in ((1, 2), (3, 4)):
    for chosen, name in ((True, "worker 12"), (False, "the other 11")):
        t = total(rows, weeks, chosen)
        code = "tern" if chosen and weeks[0] == 3 else "our own"
        print(f"{weeks[0]} and {weeks[1]},{name},{code},{t['jobs']},{t['failed']},{t['done']},{t['sheets']}")
