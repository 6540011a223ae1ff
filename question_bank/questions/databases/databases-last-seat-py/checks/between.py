"""For tests: a database with one course, and a connection that lets another request run before its first write."""
import itertools
import sqlite3

import bookings
import course_db

NUMBERS = itertools.count(1)


def courses(seats, booked):
    path = f"test-{next(NUMBERS)}.db"
    course_db.create(path, getattr(bookings, "MIGRATION", ""))
    connect = lambda: course_db.connect(path)
    course_db.fill(connect(), "pottery", seats, [f"p{n}@example.org" for n in range(1, booked + 1)])
    return connect


def stored(connect):
    _, taken, emails = course_db.state(connect())
    return taken, len(emails)


class LetsOtherIn:
    def __init__(self, db, other):
        self._db, self._other = db, other

    def execute(self, sql, values=()):
        if self._other and sql.split()[0] in ("INSERT", "UPDATE", "DELETE"):
            self.let_in()
        return self._db.execute(sql, values)

    def let_in(self):
        other, self._other = self._other, None
        try:
            other()
        except sqlite3.OperationalError:
            self._other = other                    # held off by a lock: it comes later

    def __enter__(self):
        return self._db.__enter__() and self

    def __exit__(self, *error):
        self._db.__exit__(*error)
        if self._other:
            self.let_in()
