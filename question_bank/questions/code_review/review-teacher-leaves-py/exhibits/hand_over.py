from sqlite3 import Connection

from letters import add_letter


def hand_over(db: Connection, old: int, new: int) -> None:
    """Give all lessons of one teacher to another, and write to each pupil."""
    with db:
        rows = db.execute(
            "SELECT id, pupil, weekday, hour FROM lesson"
            " WHERE teacher_id = ? ORDER BY id",
            [old],
        ).fetchall()
        for r in rows:
            found = db.execute("SELECT name FROM teacher WHERE id = ?", [new])
            name = found.fetchone()[0]
            db.execute("UPDATE lesson SET teacher_id = ? WHERE id = ?", [new, r[0]])
            text = f"Your lesson ({r[2]} {r[3]}:00) is now with {name}."
            add_letter(db, r[1], text)
        db.execute("UPDATE teacher SET active = 0 WHERE id = ?", [old])
