"""Recomputes every number that the answer quotes from the two exhibits."""
import json

from searches import LINES, blamed, owner, touched

wrong = sorted(blamed("things_and_sharer"))
orders = {o for n in wrong for o in touched(n) if owner(o) != LINES[n - 1][2]}
print(json.dumps({
    "wrong_lines": len(wrong),
    "orders_reached": len(orders),
    "firms_concerned": len({owner(o) for o in orders}),
    "files_by_number": sum(LINES[n - 1][4].startswith("/files") for n in wrong),
    "logins": len({LINES[n - 1][1] for n in wrong}),
    "tries_on_files": sum(line[4].startswith("/files") and line[1] == "u81" for line in LINES),
}))
