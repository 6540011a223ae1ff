"""What surrounds it is held still. Five usual moves, with the prices that it gives today."""
from stage import Stage


def test_usual_moves():
    assert Stage().quote(rooms=2) == 250
    assert Stage().quote(rooms=8) == 600
    assert Stage(km=90).quote(rooms=8) == 650
    assert Stage().quote(rooms=8, floor=3, lift=False) == 700
    assert Stage().quote(rooms=8, day="2026-03-12") == 690
