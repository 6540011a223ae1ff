"""As test_recorded, with what else it does today: the mails, and what it remembers."""
from stage import Stage
from test_recorded import *


def test_a_mail_says_the_price_and_not_always_in_the_same_way():
    stage = Stage()
    stage.quote(rooms=8)
    stage.quote(rooms=8, day="2026-03-12", customer="Ari")
    assert stage.sent == [
        ("Ro", "Your move on 2026-04-15: 600 euros"),
        ("Ari", "Your move on 2026-03-12: 690.0 euros"),
    ]


def test_the_second_quote_of_a_customer_is_a_tenth_cheaper():
    stage = Stage()
    assert [stage.quote(rooms=8), stage.quote(rooms=8)] == [600, 540]


def test_the_least_price_comes_after_the_tenth():
    stage = Stage()
    assert [stage.quote(rooms=2), stage.quote(rooms=2)] == [250, 250]
