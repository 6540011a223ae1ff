"""The neighbour by two kinds of name and by two links, and what has to work on."""
import os

import packing
from fakes import client, is_refused, make_sites, packed


def test_a_site_with_a_name_that_begins_the_same_is_refused():
    make_sites("s1/ground.pdf", "s12/bid.pdf")
    assert is_refused(client("s1"), "s1", "../s12/bid.pdf")


def test_its_whole_path_is_refused():
    make_sites("s1/ground.pdf", "s12/bid.pdf")
    assert is_refused(client("s1"), "s1", os.path.join(packing.ROOT, "s12/bid.pdf"))


def test_links_out_of_the_folder_are_refused():
    links = {"s1/bid.pdf": "../s12/bid.pdf", "s1/all": ".."}
    make_sites("s1/ground.pdf", "s12/bid.pdf", links=links)
    for name in ["bid.pdf", "all/s12/bid.pdf"]:
        assert is_refused(client("s1"), "s1", name)


def test_plans_in_folders_of_the_site_are_packed():
    make_sites("s1/floor2/ground.pdf")
    assert packed(client("s1"), "s1", "floor2/ground.pdf") == {"floor2/ground.pdf": "s1/floor2/ground.pdf"}
