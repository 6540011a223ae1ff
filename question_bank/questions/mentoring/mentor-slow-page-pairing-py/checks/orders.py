"""A table of orders, the query of the page with another condition, and its plan."""
import sqlite3
import sys

sys.path.insert(0, "exhibits")
import day_page

DAY, NEXT_DAY = "2026-03-11", "2026-03-12"
MOMENTS = [
    "2026-03-10 23:59:59.900", f"{DAY} 00:00:00.000", f"{DAY} 09:30:12.250",
    f"{DAY} 23:59:59.700", f"{NEXT_DAY} 00:00:00.000",
]


class Seen:
    """Takes the statement that the page runs, so that the exhibit stays the one source of it."""

    def execute(self, statement, values=None):
        self.statement = statement
        return self

    def fetchall(self):
        return []


def statement(condition=None, source="orders"):
    seen = Seen()
    day_page.orders_of_day(seen, DAY)
    text = seen.statement.replace("FROM orders", f"FROM {source}")
    return text.replace("date(created_at) = :day", condition) if condition else text


def database(index=True, setup=""):
    db = sqlite3.connect(":memory:")
    db.execute(
        "CREATE TABLE orders"
        " (id INTEGER PRIMARY KEY, shop INTEGER, created_at TEXT NOT NULL, total INTEGER)"
    )
    if index:
        day_page.add_index(db)
    db.executescript(setup)
    db.executemany("INSERT INTO orders (shop, created_at, total) VALUES (7, ?, 100)", [[m] for m in MOMENTS])
    return db


def plan(db, text):
    return [row[3] for row in db.execute("EXPLAIN QUERY PLAN " + text, {"day": DAY})]
