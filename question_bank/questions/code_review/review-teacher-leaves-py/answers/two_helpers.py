"""letters.py gets a second function that does not commit. The old one calls it and commits."""


def insert_letter(db, pupil, text):
    """Store a letter as a part of the caller's transaction. (letters.py, new)"""
    db.execute("INSERT INTO letter (pupil, text) VALUES (?, ?)", [pupil, text])


def add_letter(db, pupil, text):
    """Store a letter to a pupil. The post job sends it. (letters.py, as before for its callers)"""
    with db:
        insert_letter(db, pupil, text)


def hand_over(db, old, new):
    """Give all lessons of one teacher to another, and write to each pupil: all or nothing."""
    with db:
        name = db.execute("SELECT name FROM teacher WHERE id = ?", [new]).fetchone()[0]
        lessons = db.execute(
            "SELECT id, pupil, weekday, hour FROM lesson WHERE teacher_id = ? ORDER BY id",
            [old],
        ).fetchall()
        for lesson_id, pupil, weekday, hour in lessons:
            db.execute("UPDATE lesson SET teacher_id = ? WHERE id = ?", [new, lesson_id])
            insert_letter(db, pupil, f"Your lesson ({weekday} {hour}:00) is now with {name}.")
        db.execute("UPDATE teacher SET active = 0 WHERE id = ?", [old])
