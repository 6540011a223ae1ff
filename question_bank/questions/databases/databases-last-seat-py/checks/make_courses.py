"""Prints what is stored after these requests, run by the code as shown, in these orders of their statements."""
import sys

import course_db
from crossing import run

sys.path.insert(0, "exhibits")
import bookings

TURNS = 6                                          # more than the statements of one request
ONE_AFTER_THE_OTHER = []
READ_BOTH_FIRST = [0, 1] + [0] * TURNS             # both read; then the first writes, then the second
SECOND_WRITES_FIRST = [0, 1, 1, 1, 1]              # both read; then the second writes, then the first

course_db.create("courses.db")
db, *connections = [course_db.connect("courses.db") for _ in range(3)]
people = [f"p{n}@example.org" for n in range(1, 21)]
print("course,seats,taken,bookings,different_people")
for course, seats, booked, requests, order in [
    ("Pottery", 12, 11, [(bookings.book, "a"), (bookings.book, "b")], READ_BOTH_FIRST),
    ("Drawing", 20, 13, [(bookings.book, "a"), (bookings.book, "b")], READ_BOTH_FIRST),
    ("Singing", 10, 9, [(bookings.book, "a"), (bookings.cancel, people[0])], SECOND_WRITES_FIRST),
    ("Photography", 18, 10, [(bookings.book, "a"), (bookings.book, "a")], ONE_AFTER_THE_OTHER),
    ("Dance", 8, 6, [(bookings.book, "a"), (bookings.book, "b")], ONE_AFTER_THE_OTHER),
]:
    course_db.fill(db, course, seats, people[:booked])
    works = [lambda db, act=act, email=email: act(db, course, email) for act, email in requests]
    errors, _ = run(connections, works, order)
    assert errors == [None, None], errors
    _, taken, emails = course_db.state(db)
    print(f"{course},{seats},{taken},{len(emails)},{len(set(emails))}")
