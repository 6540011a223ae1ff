from prices import order_price


def test_small_order():
    assert order_price(5) == 3475


def test_medium_order():
    assert order_price(20) == 8000


def test_large_order():
    assert order_price(100) == 25500


def test_member():
    assert order_price(100, member=True) < order_price(100)


def test_express():
    assert order_price(100, express=True) == 30600
