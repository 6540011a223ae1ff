"""Kim's trial as a test: an error, and the lesson that clashes has not moved."""
from school import ARI, NOOR, click, of_ari, open_school


def test_a_clash_moves_nothing(version):
    open_school()
    assert click(version.hand_over, ARI, NOOR) is not None
    assert of_ari()["p14"] == "Ari"
