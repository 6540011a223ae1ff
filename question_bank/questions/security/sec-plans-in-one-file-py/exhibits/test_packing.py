from fakes import client, is_refused, make_sites, packed


def test_plans_are_packed():
    make_sites("s1/ground.pdf", "s1/floor2/ground.pdf")
    plans = packed(client("s1"), "s1", "ground.pdf", "floor2/ground.pdf")
    assert set(plans) == {"ground.pdf", "floor2/ground.pdf"}


def test_a_name_that_leads_out_is_refused():
    make_sites("s1/ground.pdf", "s2/ground.pdf", "../office/wages.txt")
    for name in ["../../office/wages.txt", "/etc/passwd", "../s2/ground.pdf"]:
        assert is_refused(client("s1"), "s1", name)


def test_a_site_of_somebody_else_is_refused():
    make_sites("s2/ground.pdf")
    assert is_refused(client("s1"), "s2", "ground.pdf")
