"""hand_over stores the letters itself and leaves the helper alone."""


def hand_over(db, old, new):
    """Give all lessons of one teacher to another, and write to each pupil: all or nothing."""
    name = db.execute("SELECT name FROM teacher WHERE id = ?", [new]).fetchone()[0]
    with db:
        db.execute(
            "INSERT INTO letter (pupil, text)"
            " SELECT pupil, 'Your lesson (' || weekday || ' ' || hour"
            " || ':00) is now with ' || ? || '.' FROM lesson WHERE teacher_id = ? ORDER BY id",
            [name, old],
        )
        db.execute("UPDATE lesson SET teacher_id = ? WHERE teacher_id = ?", [new, old])
        db.execute("UPDATE teacher SET active = 0 WHERE id = ?", [old])
