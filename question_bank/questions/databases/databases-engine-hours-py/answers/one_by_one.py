import sqlite3


def take_over(db: sqlite3.Connection, day: str) -> None:
    """Bring the engine hours that were read on a day into the table of boats."""
    readings = db.execute(
        "SELECT hours, boat_id FROM reading WHERE day = ? ORDER BY time, id", [day]
    ).fetchall()
    for hours, boat_id in readings:
        db.execute(
            "UPDATE boat SET hours = ?, read_on = ? WHERE id = ?", [hours, day, boat_id]
        )
    db.commit()


def due_for_service(db: sqlite3.Connection) -> list[str]:
    """Return the names of the boats that have run 100 hours since their service."""
    rows = db.execute(
        "SELECT name FROM boat WHERE hours - serviced_at >= 100 ORDER BY id"
    )
    return [name for (name,) in rows]
