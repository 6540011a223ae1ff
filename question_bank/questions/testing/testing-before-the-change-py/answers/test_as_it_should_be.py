"""What surrounds it is held still. The expected prices are what the code ought to give."""
from stage import Stage


def test_five_rooms():
    assert Stage().quote(rooms=5) == 410                       # 405, rounded


def test_second_quote_costs_the_same():
    stage = Stage()
    assert stage.quote(rooms=8) == stage.quote(rooms=8)        # nobody has moved yet


def test_weekend_and_summer():
    assert Stage().quote(rooms=8, day="2026-07-04") == 720     # 600, and 60 for each


def test_price_in_the_mail():
    stage = Stage()
    stage.quote(rooms=8, day="2026-03-12")
    assert stage.sent == [("Ro", "Your move on 2026-03-12: 690 euros")]
