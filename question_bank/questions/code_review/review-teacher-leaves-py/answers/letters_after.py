"""All lessons in one transaction, the letters after it, each in its own."""
from letters import add_letter


def hand_over(db, old, new):
    """Give all lessons of one teacher to another, and write to each pupil."""
    name = db.execute("SELECT name FROM teacher WHERE id = ?", [new]).fetchone()[0]
    lessons = db.execute(
        "SELECT pupil, weekday, hour FROM lesson WHERE teacher_id = ? ORDER BY id",
        [old],
    ).fetchall()
    with db:
        db.execute("UPDATE lesson SET teacher_id = ? WHERE teacher_id = ?", [new, old])
        db.execute("UPDATE teacher SET active = 0 WHERE id = ?", [old])
    for pupil, weekday, hour in lessons:
        add_letter(db, pupil, f"Your lesson ({weekday} {hour}:00) is now with {name}.")
