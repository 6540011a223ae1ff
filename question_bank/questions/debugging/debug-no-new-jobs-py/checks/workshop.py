"""The table of jobs in memory. Nothing leaves this process."""
import sqlite3


def workshop(year, upto, *, called_off=(), unique=True):
    """Return a database with the jobs 1 to `upto` of a year, without the ones that were called off."""
    with open("exhibits/schema.sql") as file:
        schema = file.read()
    db = sqlite3.connect(":memory:")
    db.executescript(schema if unique else schema.replace(" UNIQUE", ""))
    db.executemany("INSERT INTO job (year, number, customer) VALUES (?, ?, 'Customer')",
                   [(year, label(year, n)) for n in range(1, upto + 1) if n not in called_off])
    db.commit()
    return db


def label(year, n):
    return f"{year}-{n:03}"


def delete(db, number):
    with db:
        assert db.execute("DELETE FROM job WHERE number = ?", [number]).rowcount == 1, number
