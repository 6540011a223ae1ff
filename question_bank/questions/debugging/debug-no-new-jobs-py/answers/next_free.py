import sqlite3


def next_number(db: sqlite3.Connection, year: int) -> str:
    """Return the number for the next job of a year, like 26-014."""
    (last,) = db.execute(
        "SELECT MAX(number) FROM job WHERE year = ?", [year]
    ).fetchone()
    n = int(last[3:]) + 1 if last else 1
    return f"{year}-{n:03}"


def add_job(
    db: sqlite3.Connection, year: int, customer: str, old_number: str | None = None
) -> str:
    """Store a job and return its number. A job that comes back has its old number."""
    number = old_number or next_number(db, year)
    while True:
        try:
            with db:
                db.execute(
                    "INSERT INTO job (year, number, customer) VALUES (?, ?, ?)",
                    [year, number, customer],
                )
            return number
        except sqlite3.IntegrityError:
            if old_number:
                raise
            number = f"{year}-{int(number[3:]) + 1:03}"
