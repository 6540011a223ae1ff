"""The tables of the exhibit in a file of their own, with the transactions that the facts describe."""
import sqlite3


def create(path, migration=""):
    """Make the tables; `migration` is what a design changes in them."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")        # a reader does not wait for a writer
    with open("exhibits/schema.sql") as file:
        db.executescript(file.read())
    db.executescript(migration)
    db.close()


def connect(path):
    """A transaction begins at the first write, waits for no reader, and holds off other writers."""
    db = sqlite3.connect(path, isolation_level="IMMEDIATE", timeout=0, check_same_thread=False)
    db.execute("PRAGMA synchronous = OFF")
    db.row_factory = sqlite3.Row
    return db


def fill(db, course, seats, emails):
    """Empty the tables, and put in one course with its bookings."""
    with db:
        db.execute("DELETE FROM booking")
        db.execute("DELETE FROM course")
        db.execute("INSERT INTO course (id, seats, taken) VALUES (?, ?, ?)", [course, seats, len(emails)])
        db.executemany("INSERT INTO booking (course_id, email) VALUES (?, ?)", [(course, e) for e in emails])


def state(db):
    """The course as it is stored, and the bookings that are really there."""
    seats, taken = db.execute("SELECT seats, taken FROM course").fetchone()
    emails = [email for email, in db.execute("SELECT email FROM booking ORDER BY id")]
    return seats, taken, emails
