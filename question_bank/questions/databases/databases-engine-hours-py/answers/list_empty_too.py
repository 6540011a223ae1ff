import sqlite3


def take_over(db: sqlite3.Connection, day: str) -> None:
    """Bring the engine hours that were read on a day into the table of boats."""
    db.execute(
        """
        UPDATE boat
        SET hours = (
              SELECT reading.hours FROM reading
              WHERE reading.boat_id = boat.id AND reading.day = :day
              ORDER BY reading.time LIMIT 1
            ),
            read_on = :day
        """,
        {"day": day},
    )
    db.commit()


def due_for_service(db: sqlite3.Connection) -> list[str]:
    """Return the names of the boats that have run 100 hours since their service."""
    rows = db.execute(
        "SELECT name FROM boat"
        " WHERE hours IS NULL OR hours - serviced_at >= 100 ORDER BY id"
    )
    return [name for (name,) in rows]
