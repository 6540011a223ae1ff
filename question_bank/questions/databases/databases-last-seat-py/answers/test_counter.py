"""Another booking between the read and the write, with room for both: red on the lost number only."""
import between
import bookings


def test_taken_is_the_number_of_bookings():
    connect = between.courses(seats=20, booked=13)
    db = between.LetsOtherIn(connect(), lambda: bookings.book(connect(), "pottery", "b"))
    bookings.book(db, "pottery", "a")
    assert between.stored(connect) == (15, 15)
