"""The last seat, a booking that crosses a cancellation, and a booking that is sent twice."""
import between
import bookings


def test_one_of_two_gets_the_last_seat():
    connect = between.courses(seats=12, booked=11)
    told = []

    def book(db, email):
        try:
            bookings.book(db, "pottery", email)
            told.append("booked")
        except bookings.CourseFull:
            told.append("full")

    book(between.LetsOtherIn(connect(), lambda: book(connect(), "b")), "a")
    assert sorted(told) == ["booked", "full"]
    assert between.stored(connect) == (12, 12)


def test_a_booking_crosses_a_cancellation():
    connect = between.courses(seats=10, booked=9)
    db = between.LetsOtherIn(connect(), lambda: bookings.book(connect(), "pottery", "a"))
    bookings.cancel(db, "pottery", "p1@example.org")
    assert between.stored(connect) == (9, 9)


def test_a_booking_that_is_sent_twice_takes_one_seat():
    connect = between.courses(seats=12, booked=11)
    try:
        for _ in range(2):
            bookings.book(connect(), "pottery", "a")
    except bookings.CourseFull:
        raise AssertionError("told that it is full") from None
    assert between.stored(connect) == (12, 12)
