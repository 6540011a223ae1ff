"""usage: scenarios.py FILE SCENARIO [index]    exit 0 when the scenario's promise holds"""
import importlib.util
import sqlite3
import sys

from library import TODAY, Connection

FEW = 10                                           # statements of a page, however long it is
file, scenario, *index = sys.argv[1:]
spec = importlib.util.spec_from_file_location("loans", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
db = Connection()
if index:
    db.inside.execute("CREATE INDEX one_more ON loan (branch, reader_id, due_on)")


def page(branch="B"):
    """Return the page, and print what it cost."""
    found = module.loan_list(db, branch, TODAY)
    print(f"lines={len(found)} statements={db.statements} rows={db.rows}")
    return found


def reminded(found):
    print("reminded on:", *(line[3] for line in found))
    return [line[3] for line in found]


def open_loans():
    db.lend("B", due_on="2026-11-20", reminders=["2026-10-01"], returned_on="2026-10-05")
    db.lend("B", due_on="2026-11-03")
    db.lend("C", due_on="2026-11-04")
    for n in range(2):
        db.lend("B", due_on="2026-10-10", reminders=["2026-10-20"])
    return [line[0] for line in page()] == ["Book 4", "Book 5", "Book 2"]


def no_reminder():
    db.lend("B", due_on="2026-10-10")
    db.lend("B", due_on="2026-11-10")
    return reminded(page()) == [None, None]


def two_reminders():
    db.lend("B", due_on="2026-10-10", reminders=["2026-10-26", "2026-10-12"])
    return reminded(page()) == ["2026-10-26"]


def renewed():
    db.lend("B", due_on="2026-11-30", reminders=["2026-10-12"])
    return reminded(page()) == [None]


def few_statements():
    db.fill("B", 400, 60)
    page()
    return db.statements <= FEW


def few_rows():
    db.fill("C", 400, 60)
    db.fill("B", 5, 5)
    page()
    return db.rows <= 50


def largest():
    db.fill("B", 1_600, 100)
    try:
        page()
    except sqlite3.OperationalError as error:
        print(f"OperationalError: {error}")
        return False
    return db.statements <= FEW


sys.exit(0 if globals()[scenario]() else 1)
