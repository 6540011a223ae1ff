class CourseFull(Exception):
    pass


def book(db, course_id, email):
    with db:
        db.execute(
            "INSERT INTO booking (course_id, email) VALUES (?, ?)", [course_id, email]
        )
        got = db.execute(
            "UPDATE course SET taken = taken + 1 WHERE id = ? AND taken < seats", [course_id]
        )
        if got.rowcount == 0:
            raise CourseFull(course_id)        # takes the new row away again


def cancel(db, course_id, email):
    with db:
        gone = db.execute(
            "DELETE FROM booking WHERE course_id = ? AND email = ?", [course_id, email]
        )
        db.execute(
            "UPDATE course SET taken = taken - ? WHERE id = ?", [gone.rowcount, course_id]
        )
