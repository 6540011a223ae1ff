"""Prints the log of the store, added up by key and address; the kiosks are one row."""
from store import clock, log

ACTS = ["list", "read", "write", "delete", "make key"]
rows, kiosks = [], []
for (key, address), (first, last, acts) in log().items():
    (kiosks if address.startswith("kiosk") else rows).append((key, address, first, last, acts))
total = sum((row[4] for row in kiosks), start=type(kiosks[0][4])())
rows.append(("K1", f"{len(kiosks)} more", min(r[2] for r in kiosks), max(r[3] for r in kiosks), total))
print("key,address,first,last," + ",".join(ACTS))
for key, address, first, last, acts in sorted(rows, key=lambda row: (row[2], row[1])):
    print(key, address, clock(first), clock(last), *(acts[act] for act in ACTS), sep=",")
