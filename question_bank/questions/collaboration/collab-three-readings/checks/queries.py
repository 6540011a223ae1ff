"""usage: queries.py FILE.sql SCENARIO    exit 0 when the query finds whom Dana means"""
import sqlite3
import sys
from pathlib import Path

from readings import MONTHS, bands

TODAY = "2026-07-01"
query = Path(sys.argv[1]).read_text(encoding="utf-8")
db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE fees (band TEXT, due TEXT, paid_on TEXT)")


def fill():
    """Each fee is due on the 15th of its month. The day of the last payment is that of the last fee that is paid."""
    for name, band in bands().items():
        paid = [month for month in MONTHS if band[month] == "paid"]
        for number, month in enumerate(MONTHS, 1):
            if band[month] == "-":
                continue
            day = None if band[month] == "open" else f"2026-{number:02}-10"
            if day and (month == paid[-1] or name == "Cedar"):          # Cedar paid all at once
                day = band["last_payment"]
            db.execute("INSERT INTO fees VALUES (?, ?, ?)", (name, f"2026-{number:02}-15", day))


def found(today=TODAY):
    names = sorted(band for (band,) in db.execute(query, {"today": today} if ":today" in query else {}))
    print("can not book:", ", ".join(names) or "nobody")
    return names


def owes():
    fill()
    return "Birch" in found()


def gaps():
    fill()
    return "Dune" in found()


def late_one():
    fill()
    return "Ember" in found()


def ahead():
    fill()
    return "Cedar" not in found()


def paused():
    fill()
    return "Heath" not in found()


def never():
    """A band that has been there since February and has never paid."""
    db.executemany("INSERT INTO fees VALUES ('Iris', ?, NULL)", [("2026-02-15",), ("2026-03-15",), ("2026-04-15",)])
    return "Iris" in found()


def not_due():
    """On 10 June two fees are open, and that of June is due on the 15th."""
    db.executemany("INSERT INTO fees VALUES ('Juno', ?, NULL)", [("2026-04-15",), ("2026-05-15",), ("2026-06-15",)])
    return "Juno" not in found("2026-06-10")


sys.exit(0 if globals()[sys.argv[2]]() else 1)
