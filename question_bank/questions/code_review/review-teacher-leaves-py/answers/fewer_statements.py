"""The name is read once, before the loop. The helper still ends the transaction."""
from letters import add_letter


def hand_over(db, old, new):
    """Give all lessons of one teacher to another, and write to each pupil."""
    with db:
        name = db.execute("SELECT name FROM teacher WHERE id = ?", [new]).fetchone()[0]
        lessons = db.execute(
            "SELECT id, pupil, weekday, hour FROM lesson WHERE teacher_id = ? ORDER BY id",
            [old],
        ).fetchall()
        for lesson_id, pupil, weekday, hour in lessons:
            db.execute("UPDATE lesson SET teacher_id = ? WHERE id = ?", [new, lesson_id])
            add_letter(db, pupil, f"Your lesson ({weekday} {hour}:00) is now with {name}.")
        db.execute("UPDATE teacher SET active = 0 WHERE id = ?", [old])
