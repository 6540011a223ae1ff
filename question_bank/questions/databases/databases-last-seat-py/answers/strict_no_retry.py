class CourseFull(Exception):
    pass


def book(db, course_id, email):
    with db:
        db.execute("BEGIN")    # the strictest level: what was read must still be true at the write
        course = db.execute(
            "SELECT seats, taken FROM course WHERE id = ?", [course_id]
        ).fetchone()
        if course["taken"] >= course["seats"]:
            raise CourseFull(course_id)
        db.execute(
            "INSERT INTO booking (course_id, email) VALUES (?, ?)", [course_id, email]
        )
        db.execute(
            "UPDATE course SET taken = ? WHERE id = ?", [course["taken"] + 1, course_id]
        )


def cancel(db, course_id, email):
    with db:
        db.execute("BEGIN")
        course = db.execute("SELECT taken FROM course WHERE id = ?", [course_id]).fetchone()
        gone = db.execute(
            "DELETE FROM booking WHERE course_id = ? AND email = ?", [course_id, email]
        )
        db.execute(
            "UPDATE course SET taken = ? WHERE id = ?",
            [course["taken"] - gone.rowcount, course_id],
        )
