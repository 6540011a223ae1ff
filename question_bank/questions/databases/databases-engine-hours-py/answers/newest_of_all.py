import sqlite3


def take_over(db: sqlite3.Connection, day: str) -> None:
    """Bring the newest reading of each boat into the table of boats."""
    db.execute(
        """
        UPDATE boat
        SET (hours, read_on) = (
              SELECT reading.hours, reading.day FROM reading
              WHERE reading.boat_id = boat.id
              ORDER BY reading.day DESC, reading.time DESC, reading.id DESC LIMIT 1
            )
        WHERE id IN (SELECT boat_id FROM reading)
        """
    )
    db.commit()


def due_for_service(db: sqlite3.Connection) -> list[str]:
    """Return the names of the boats that have run 100 hours since their service."""
    rows = db.execute(
        "SELECT name FROM boat WHERE hours - serviced_at >= 100 ORDER BY id"
    )
    return [name for (name,) in rows]
