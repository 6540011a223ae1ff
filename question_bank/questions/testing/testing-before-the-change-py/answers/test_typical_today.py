"""Three usual moves, called just so. The expected prices are what came out on the first day."""
from datetime import date, timedelta

from quotes import quote

DAY = date.today() + timedelta(days=30)


def test_small():
    assert quote("Ro", "here", "there", 2, 0, True, DAY) == 250


def test_large():
    assert quote("Ro", "here", "there", 8, 3, False, DAY) == 630


def test_other_customer():
    assert quote("Ari", "here", "there", 8, 0, True, DAY) == 600
