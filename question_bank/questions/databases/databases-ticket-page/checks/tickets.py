"""A test copy of the ticket table, the same on each run, and what a query reads of it."""
import sqlite3
from datetime import datetime, timedelta

COUNT = 50_000
FIRST = datetime(2021, 11, 23)
STEP = timedelta(minutes=52)                       # one ticket each 52 minutes: five years
ACCOUNTS = {"A": 1, "B": 2, "C": 3, "D": 4, "E": 5}
NO_TICKETS = 999


def account_and_status(n):
    """A has many tickets and many open ones; B many, few open; C few; D few, all new; E its open ones are old."""
    if n % 5 in (0, 1):
        return 1, "open" if n % 25 == 0 else "closed"
    if n % 5 == 2:
        return 2, "open" if n % 7_500 == 2 else "closed"
    if n % 4_000 == 4:
        return 3, "open" if n % 8_000 == 4 else "closed"
    if n > 49_000 and n % 50 == 8:
        return 4, "open"
    if n < 20_000 and n % 40 == 3:
        return 5, "open" if n % 800 == 3 else "closed"
    return 10 + n % 797, "open" if n % 50 == 9 else "closed"


def rows():
    created_at = FIRST
    for n in range(1, COUNT + 1):
        created_at += STEP
        yield n, *account_and_status(n), created_at.isoformat(" ", "minutes"), f"Subject {n}"


def database():
    db = sqlite3.connect(":memory:")
    with open("exhibits/schema.sql") as file:
        db.executescript(file.read())
    db.executemany("INSERT INTO ticket VALUES (?, ?, ?, ?, ?)", rows())
    return db


def plan(db, query, account=1):
    """The lines of the plan, without the numbers that SQLite gives them."""
    return [line for *_, line in db.execute("EXPLAIN QUERY PLAN " + query, {"account": account})]


def run(db, query, account):
    """Return what the query answers, and how many rows of the table or its index it looks at for that."""
    looked_at = 0

    def seen(_):
        nonlocal looked_at
        looked_at += 1
        return True

    db.create_function("seen", 1, seen)
    counted = query.replace("WHERE ", "WHERE seen(id) AND ", 1)
    assert plan(db, counted) == plan(db, query), "counting has changed the plan"
    found = db.execute(counted, {"account": account}).fetchall()
    return found, looked_at
