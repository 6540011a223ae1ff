"""Looks at all lessons after the error."""
from school import ARI, NOOR, click, of_ari, open_school


def test_a_clash_moves_nothing(version):
    open_school()
    assert click(version.hand_over, ARI, NOOR) is not None
    assert set(of_ari().values()) == {"Ari"}
