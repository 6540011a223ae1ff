"""usage: scenarios.py FILE SCENARIO [no_unique]    exit 0 when the scenario's promise holds"""
import importlib.util
import sqlite3
import sys

from workshop import delete, label, workshop

file, scenario, *args = sys.argv[1:]
spec = importlib.util.spec_from_file_location("jobs", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)


def jobs(upto):
    db = workshop(26, upto, unique="no_unique" not in args)
    if hasattr(module, "prepare"):
        module.prepare(db)
    return db


def gives(db, year, *want):
    """True when the next jobs of a year get these numbers, and the table holds each of them once."""
    found = []
    for n in want:
        try:
            found.append(module.add_job(db, year, "Customer"))
        except sqlite3.IntegrityError:
            found.append("failed")
    print("numbers:", *found)
    if "failed" in found or [int(number[3:]) for number in found] != list(want):
        return False
    return [db.execute("SELECT COUNT(*) FROM job WHERE number = ?", [number]).fetchone()[0]
            for number in found] == [1] * len(found)


def stored_number(db, n):
    """Return the number under which the table now holds the n-th job."""
    return db.execute("SELECT number FROM job WHERE id = ?", [n]).fetchone()[0]


def new_year():
    return gives(jobs(20), 27, *range(1, 13))


def thousand():
    return gives(jobs(998), 26, 999, 1000, 1001, 1002, 1003)


def called_off():
    db = jobs(20)
    delete(db, stored_number(db, 7))
    return gives(db, 26, 21)


def typed_again():
    db = jobs(20)
    delete(db, stored_number(db, 7))
    module.add_job(db, 26, "Customer", label(26, 7))
    return gives(db, 26, 21)


def late_called_off():
    db = jobs(1004)
    delete(db, stored_number(db, 1001))
    return gives(db, 26, 1005)


def last_called_off():
    db = jobs(20)
    delete(db, stored_number(db, 20))
    return gives(db, 26, 21)


def labels():
    db = jobs(20)
    found = db.execute("SELECT COUNT(*) FROM job WHERE number = ?", [label(26, 12)]).fetchone()[0]
    print(f"label={label(26, 12)} found={found}")
    return found == 1


sys.exit(0 if globals()[scenario]() else 1)
