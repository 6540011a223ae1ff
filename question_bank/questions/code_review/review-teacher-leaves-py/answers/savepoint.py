"""The helper sets a savepoint: it commits alone, and leaves a transaction around it open."""
from contextlib import contextmanager


@contextmanager
def together(db):
    """Commit at the end of the outermost block only. (letters.py, new)"""
    db.execute("SAVEPOINT together")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK TO together")
        raise
    finally:
        db.execute("RELEASE together")


def add_letter(db, pupil, text):
    """Store a letter to a pupil. The post job sends it. (letters.py, changed)"""
    with together(db):
        db.execute("INSERT INTO letter (pupil, text) VALUES (?, ?)", [pupil, text])


def hand_over(db, old, new):
    """Give all lessons of one teacher to another, and write to each pupil: all or nothing."""
    with together(db):
        name = db.execute("SELECT name FROM teacher WHERE id = ?", [new]).fetchone()[0]
        lessons = db.execute(
            "SELECT id, pupil, weekday, hour FROM lesson WHERE teacher_id = ? ORDER BY id",
            [old],
        ).fetchall()
        for lesson_id, pupil, weekday, hour in lessons:
            db.execute("UPDATE lesson SET teacher_id = ? WHERE id = ?", [new, lesson_id])
            add_letter(db, pupil, f"Your lesson ({weekday} {hour}:00) is now with {name}.")
        db.execute("UPDATE teacher SET active = 0 WHERE id = ?", [old])
