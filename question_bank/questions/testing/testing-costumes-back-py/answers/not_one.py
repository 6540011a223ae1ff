"""Loans of a costume store. Days are texts, such as 2026-05-14."""
from sqlite3 import Connection

TABLE = """
    CREATE TABLE loans (
        id INTEGER PRIMARY KEY,
        costume INTEGER NOT NULL,
        troupe TEXT NOT NULL,
        taken TEXT NOT NULL,
        back TEXT                 -- NULL while the loan is open
    )"""


class NotOut(Exception):
    """No loan of this costume is open."""


def take_back(db: Connection, costume: int, day: str) -> None:
    """Write the day into the open loan of a costume; raise NotOut when none is open."""
    with db:                      # kept at the end, undone when something is raised
        loans = db.execute(
            "UPDATE loans SET back = ? WHERE costume = ?",
            (day, costume),
        )
        if loans.rowcount != 1:
            raise NotOut(f"costume {costume} is not out")
