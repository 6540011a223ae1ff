"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds

Each request loads FILE for itself, as each process does.
"""
import importlib.util
import sys

import course_db
from crossing import every_order, run

FILE, SCENARIO = sys.argv[1:]


def process():
    spec = importlib.util.spec_from_file_location("bookings", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ONE, OTHER = process(), process()
course_db.create("courses.db", getattr(ONE, "MIGRATION", ""))
DB, *CONNECTIONS = [course_db.connect("courses.db") for _ in range(3)]
PEOPLE = [f"p{n}@example.org" for n in range(1, 21)]


def book(module, email):
    return lambda db: module.book(db, "pottery", email)


def cancel(module, email):
    return lambda db: module.cancel(db, "pottery", email)


def crossings(seats, booked, *works):
    """Yield (names of the errors, taken, e-mail addresses) for each order of the statements."""
    for errors in every_order(CONNECTIONS, works, lambda: course_db.fill(DB, "pottery", seats, booked)):
        _, taken, emails = course_db.state(DB)
        yield [type(e).__name__ for e in errors if e], taken, emails


def alone():
    course_db.fill(DB, "pottery", 2, [])
    works = [book(ONE, PEOPLE[0]), book(ONE, PEOPLE[1]), book(ONE, PEOPLE[2]), cancel(ONE, PEOPLE[0]),
             cancel(ONE, PEOPLE[0]), book(ONE, PEOPLE[2])]
    told = [run(CONNECTIONS[:1], [work], [])[0][0] for work in works]
    _, taken, emails = course_db.state(DB)
    print(f"told={[type(t).__name__ if t else 'ok' for t in told]} taken={taken} bookings={len(emails)}")
    return [bool(t) for t in told] == [False, False, True, False, False, False] and taken == len(emails) == 2


def last_seat():
    found = list(crossings(12, PEOPLE[:11], book(ONE, "a"), book(OTHER, "b")))
    wrong = sum(len(emails) > 12 for _, _, emails in found)
    print(f"13 bookings for 12 seats in {wrong} of {len(found)} orders")
    return not wrong


def counted():
    found = list(crossings(20, PEOPLE[:13], book(ONE, "a"), book(OTHER, "b")))
    wrong = sum(taken != len(emails) for _, taken, emails in found)
    print(f"taken is not the number of bookings in {wrong} of {len(found)} orders")
    return not wrong


def cancelled():
    found = list(crossings(10, PEOPLE[:9], book(ONE, "a"), cancel(OTHER, PEOPLE[0])))
    wrong = sum(taken != len(emails) for _, taken, emails in found)
    print(f"taken is not the number of bookings in {wrong} of {len(found)} orders")
    return not wrong


def answered():
    found = list(crossings(20, PEOPLE[:13], book(ONE, "a"), book(OTHER, "b")))
    wrong = sum(bool(errors) for errors, _, _ in found)
    errors = sorted({e for errors, _, _ in found for e in errors})
    print(f"somebody is turned away in {wrong} of {len(found)} orders:", *(errors or ["no error"]))
    return not wrong


def sent_twice():
    wrong = total = 0
    for booked in (PEOPLE[:7], PEOPLE[:11]):       # room for more, and the last seat
        for errors, taken, emails in crossings(12, booked, book(ONE, "a"), book(OTHER, "a")):
            total += 1
            wrong += bool(errors) or emails.count("a") != 1 or taken != len(emails)
    print(f"wrong in {wrong} of {total} orders")
    return not wrong


sys.exit(0 if globals()[SCENARIO]() else 1)
