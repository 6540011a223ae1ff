class CourseFull(Exception):
    pass


def book(db, course_id, email):
    course = db.execute(
        "SELECT seats, taken FROM course WHERE id = ?", [course_id]
    ).fetchone()
    if course["taken"] >= course["seats"]:
        raise CourseFull(course_id)
    with db:
        db.execute(
            "INSERT INTO booking (course_id, email) VALUES (?, ?)", [course_id, email]
        )
        db.execute("UPDATE course SET taken = taken + 1 WHERE id = ?", [course_id])


def cancel(db, course_id, email):
    with db:
        gone = db.execute(
            "DELETE FROM booking WHERE course_id = ? AND email = ?", [course_id, email]
        )
        db.execute(
            "UPDATE course SET taken = taken - ? WHERE id = ?", [gone.rowcount, course_id]
        )
