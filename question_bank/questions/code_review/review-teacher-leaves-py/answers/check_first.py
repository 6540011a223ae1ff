"""Looks for a clash before the first lesson moves. Any later error still leaves a part."""
from sqlite3 import IntegrityError

from letters import add_letter

CLASH = """
    SELECT COUNT(*) FROM lesson AS mine
    JOIN lesson AS theirs ON theirs.weekday = mine.weekday AND theirs.hour = mine.hour
    WHERE mine.teacher_id = ? AND theirs.teacher_id = ?
"""


def hand_over(db, old, new):
    """Give all lessons of one teacher to another, and write to each pupil."""
    if db.execute(CLASH, [old, new]).fetchone()[0]:
        raise IntegrityError("the new teacher is not free at one of the times")
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
