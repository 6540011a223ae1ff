"""Better names. What is stored when has not changed."""
from letters import add_letter


def hand_over(db, old, new):
    """Give all lessons of one teacher to another, and write to each pupil."""
    with db:
        lessons = db.execute(
            "SELECT id, pupil, weekday, hour FROM lesson WHERE teacher_id = ? ORDER BY id",
            [old],
        ).fetchall()
        for lesson_id, pupil, weekday, hour in lessons:
            name = db.execute("SELECT name FROM teacher WHERE id = ?", [new]).fetchone()[0]
            db.execute("UPDATE lesson SET teacher_id = ? WHERE id = ?", [new, lesson_id])
            text = f"Your lesson ({weekday} {hour}:00) is now with {name}."
            add_letter(db, pupil, text)
        db.execute("UPDATE teacher SET active = 0 WHERE id = ?", [old])
