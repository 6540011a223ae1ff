"""Thirteen people, one after the other: green on the fault."""
import bookings
import between


def test_the_last_one_is_told_that_the_course_is_full():
    connect = between.courses(seats=12, booked=0)
    for n in range(1, 13):
        bookings.book(connect(), "pottery", f"a{n}")
    try:
        bookings.book(connect(), "pottery", "a13")
    except bookings.CourseFull:
        pass
    else:
        raise AssertionError("booked")
    assert between.stored(connect) == (12, 12)
