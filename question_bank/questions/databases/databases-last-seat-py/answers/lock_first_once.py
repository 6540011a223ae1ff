MIGRATION = "CREATE UNIQUE INDEX booking_once ON booking (course_id, email);"


class CourseFull(Exception):
    pass


def book(db, course_id, email):
    with db:
        taken, seats = lock_and_read(db, course_id)
        if db.execute(
            "SELECT 1 FROM booking WHERE course_id = ? AND email = ?", [course_id, email]
        ).fetchone():
            return                             # booked before: the same answer again
        if taken >= seats:
            raise CourseFull(course_id)
        db.execute(
            "INSERT INTO booking (course_id, email) VALUES (?, ?)", [course_id, email]
        )
        db.execute("UPDATE course SET taken = ? WHERE id = ?", [taken + 1, course_id])


def cancel(db, course_id, email):
    with db:
        taken, _ = lock_and_read(db, course_id)
        gone = db.execute(
            "DELETE FROM booking WHERE course_id = ? AND email = ?", [course_id, email]
        )
        db.execute(
            "UPDATE course SET taken = ? WHERE id = ?", [taken - gone.rowcount, course_id]
        )


def lock_and_read(db, course_id):
    """A write that changes nothing holds the row until the end, as SELECT ... FOR UPDATE does elsewhere."""
    db.execute("UPDATE course SET taken = taken WHERE id = ?", [course_id])
    course = db.execute("SELECT taken, seats FROM course WHERE id = ?", [course_id]).fetchone()
    return course["taken"], course["seats"]
