import json
import sqlite3
from contextlib import closing


class NotEnough(Exception):
    """A visit takes out more jars than there are."""


def save_visit(path: str, visit: dict) -> int:
    """Save a visit and the jars that it brings or takes. Return the jars there are."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("CREATE TABLE IF NOT EXISTS visits (id TEXT PRIMARY KEY, jars INTEGER, visit TEXT)")
        with db:                                    # commits, or takes all back after an error
            db.execute("BEGIN IMMEDIATE")           # nobody else writes from here on
            (before,) = db.execute("SELECT COALESCE(SUM(jars), 0) FROM visits").fetchone()
            jars = before + visit["jars"]
            if jars < 0:
                raise NotEnough(f"{-jars} jars are missing")
            row = (visit["id"], visit["jars"], json.dumps(visit))
            db.execute("INSERT INTO visits VALUES (?, ?, ?)", row)
    return jars
