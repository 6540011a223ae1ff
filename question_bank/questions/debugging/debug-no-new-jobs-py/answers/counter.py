import sqlite3


def prepare(db: sqlite3.Connection) -> None:
    """Keep the last number of each year in a row of its own, from the jobs of today."""
    with db:
        db.execute("CREATE TABLE counter (year INTEGER PRIMARY KEY, last INTEGER NOT NULL)")
        db.execute(
            "INSERT INTO counter (year, last)"
            " SELECT year, MAX(CAST(substr(number, 4) AS INTEGER)) FROM job GROUP BY year"
        )


def next_number(db: sqlite3.Connection, year: int) -> str:
    """Take the number for the next job of a year, like 26-014."""
    (n,) = db.execute(
        "INSERT INTO counter (year, last) VALUES (?, 1)"
        " ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last",
        [year],
    ).fetchone()
    return f"{year}-{n:03}"


def add_job(
    db: sqlite3.Connection, year: int, customer: str, old_number: str | None = None
) -> str:
    """Store a job and return its number. A job that comes back has its old number."""
    with db:                                       # number and job together, or neither
        number = old_number or next_number(db, year)
        db.execute(
            "INSERT INTO job (year, number, customer) VALUES (?, ?, ?)",
            [year, number, customer],
        )
    return number
