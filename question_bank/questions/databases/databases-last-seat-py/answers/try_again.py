import sqlite3

MIGRATION = "CREATE UNIQUE INDEX booking_once ON booking (course_id, email);"


class CourseFull(Exception):
    pass


def book(db, course_id, email):
    def once():
        if db.execute(
            "SELECT 1 FROM booking WHERE course_id = ? AND email = ?", [course_id, email]
        ).fetchone():
            return                             # booked before: the same answer again
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

    strictly(db, once)


def cancel(db, course_id, email):
    def once():
        course = db.execute("SELECT taken FROM course WHERE id = ?", [course_id]).fetchone()
        gone = db.execute(
            "DELETE FROM booking WHERE course_id = ? AND email = ?", [course_id, email]
        )
        db.execute(
            "UPDATE course SET taken = ? WHERE id = ?",
            [course["taken"] - gone.rowcount, course_id],
        )

    strictly(db, once)


def strictly(db, once, tries=5):
    """Run at the strictest level, where what was read must still be true at the write; else start again."""
    for left in reversed(range(tries)):
        try:
            with db:
                db.execute("BEGIN")
                return once()
        except sqlite3.OperationalError:       # another transaction was first
            if not left:
                raise
