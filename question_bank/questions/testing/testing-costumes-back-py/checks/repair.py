"""usage: repair.py FUNCTION SCENARIO    exit 0 when the scenario's promise holds

The history is played with the function, and each line of the list is printed at the end.
"""
import importlib.util
import sqlite3
import sys

LATER = "2026-05-20"
HISTORIES = {                      # loans of costume 7 and 12, the returns, and what must be there
    "single": ([(7, "Ark", "2026-05-02", None)], [(7, "2026-05-14")], ["2026-05-14"]),
    "neighbour": ([(7, "Ark", "2026-05-02", None), (12, "Ark", "2026-05-02", None)],
                  [(7, "2026-05-14")], ["2026-05-14", None]),
    "second": ([(7, "Bell", "2026-03-03", "2026-03-09"), (7, "Ark", "2026-05-02", None)],
               [(7, "2026-05-14")], [..., "2026-05-14"]),
    "earlier": ([(7, "Bell", "2026-03-03", "2026-03-09"), (7, "Ark", "2026-05-02", None)],
                [(7, "2026-05-14")], ["2026-03-09", ...]),
    "twice": ([(7, "Ark", "2026-05-02", None)], [(7, "2026-05-14"), (7, LATER)], ["2026-05-14"]),
}
file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("function", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
loans, returns, wanted = HISTORIES[scenario]
db = sqlite3.connect(":memory:")
db.execute(module.TABLE)
db.executemany("INSERT INTO loans VALUES (NULL, ?, ?, ?, ?)", loans)
db.commit()
refused = []
for costume, day in returns:
    try:
        module.take_back(db, costume, day)
    except module.NotOut:
        refused.append(day)
days = [day for day, in db.execute("SELECT back FROM loans ORDER BY id")]
print("back:", *(day or "open" for day in days), "refused:", *(refused or ["none"]))
as_wanted = all(want in (..., day) for want, day in zip(wanted, days, strict=True))
sys.exit(0 if as_wanted and (scenario != "twice" or refused == [LATER]) else 1)
