class CourseFull(Exception):
    pass


def book(db, course_id, email):
    course = db.execute(
        "SELECT seats, (SELECT count(*) FROM booking WHERE course_id = course.id) AS taken"
        " FROM course WHERE id = ?",
        [course_id],
    ).fetchone()
    if course["taken"] >= course["seats"]:
        raise CourseFull(course_id)
    with db:
        db.execute(
            "INSERT INTO booking (course_id, email) VALUES (?, ?)", [course_id, email]
        )
        count_again(db, course_id)


def cancel(db, course_id, email):
    with db:
        db.execute(
            "DELETE FROM booking WHERE course_id = ? AND email = ?", [course_id, email]
        )
        count_again(db, course_id)


def count_again(db, course_id):
    db.execute(
        "UPDATE course SET taken ="
        " (SELECT count(*) FROM booking WHERE course_id = course.id) WHERE id = ?",
        [course_id],
    )
