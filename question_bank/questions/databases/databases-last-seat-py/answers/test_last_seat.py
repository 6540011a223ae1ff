"""Another booking between the read and the write, for the last seat."""
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
