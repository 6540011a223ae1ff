"""The tests of 1.4.0, and the code of the callers with what it says today."""
import callers
from test_140 import *

TAKEN = [(540, 600), (720, 780)]


def test_calendar():
    assert callers.calendar(TAKEN).startswith("10:30 11:00 11:30 12:00 13:30")


def test_door_sign():
    assert callers.door_sign([]) == "free today"
    assert callers.door_sign([(540, 1080)]) == "full today"


def test_evening():
    assert callers.evening([(1020, 1080)]) == "6 lessons after five"


def test_web_form():
    assert callers.web_form(TAKEN, 45) == "8 times"
    assert callers.web_form(TAKEN, 3) == "please choose 5 minutes or more"


def test_letter():
    assert callers.letter([(540, 990)]) == "You can come at 16:30, 17:15"
