"""The tables of the exhibit in SQLite, what the bank says, and a connection that can stop at any statement."""
import csv
import importlib.util
import sqlite3

INVOICES = {2001: 4500, 2002: 12000, 2003: 9000, 2004: 8000, 2005: 6000, 2006: 2500, 2007: 9900, 2008: 7000,
            2009: 4000}
WRONG, RIGHT = "4099", "2005"                      # the invoice of R1006 in the file, and the one that is meant


def load(path):
    spec = importlib.util.spec_from_file_location("importer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def file(number, repaired=True):
    """The rows of one file of the bank; `repaired`: with the invoice that R1006 is meant for."""
    with open("exhibits/files.csv", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["file"] == str(number)]
    for row in rows:
        if repaired and row["invoice"] == WRONG:
            row["invoice"] = RIGHT
    return rows


class Stopped(BaseException):
    """The process ends here; nothing that was not committed stays."""


class Db:
    """A connection that ends at statement or commit number `stop_at`, counted from 1."""

    def __init__(self, connection, stop_at=None):
        self._connection, self._stop_at, self._count = connection, stop_at, 0

    def _next(self):
        self._count += 1
        if self._count == self._stop_at:
            self._connection.rollback()
            raise Stopped

    def execute(self, sql, values=()):
        self._next()
        return self._connection.execute(sql, values)

    def __enter__(self):
        return self

    def __exit__(self, error, *_):
        if error is None:
            self._next()
            self._connection.commit()
        else:
            self._connection.rollback()


def database(migration=""):
    connection = sqlite3.connect(":memory:")
    with open("exhibits/schema.sql") as opened:
        connection.executescript(opened.read() + migration)
    with connection:
        connection.executemany("INSERT INTO invoice (id, to_pay) VALUES (?, ?)", INVOICES.items())
    return connection


def stored(connection):
    """What each invoice has as paid, and what its payments add up to."""
    connection.rollback()
    paid = dict(connection.execute("SELECT id, paid FROM invoice"))
    added = dict.fromkeys(paid, 0) | dict(connection.execute("SELECT invoice, sum(cents) FROM payment GROUP BY invoice"))
    return paid, added


def at_bank(*files):
    """What was paid for each invoice, after these files: the newest row of each reference."""
    newest = {}
    for row in sorted((row for rows in files for row in rows), key=lambda row: int(row["file"])):
        newest[row["reference"]] = row
    paid = dict.fromkeys(INVOICES, 0)
    for row in newest.values():
        if int(row["invoice"]) in paid:
            paid[int(row["invoice"])] += int(row["cents"])
    return paid
