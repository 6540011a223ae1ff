"""More names of the kind that is tested already."""
from fakes import client, is_refused, make_sites


def test_names_that_lead_out_are_refused():
    make_sites("s1/ground.pdf", "s2/ground.pdf", "../office/wages.txt")
    for name in ["../../../etc/passwd", "../s2/ground.pdf", "./../../office/wages.txt", "/etc/hosts", "../.."]:
        assert is_refused(client("s1"), "s1", name)
