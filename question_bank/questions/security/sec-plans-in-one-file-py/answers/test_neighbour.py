"""A site whose name begins with the name of the other one."""
from fakes import client, is_refused, make_sites


def test_a_site_with_a_name_that_begins_the_same_is_refused():
    make_sites("s1/ground.pdf", "s12/bid.pdf")
    assert is_refused(client("s1"), "s1", "../s12/bid.pdf")
