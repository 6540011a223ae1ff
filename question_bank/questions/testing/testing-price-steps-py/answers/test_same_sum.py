"""Every order there is, against a sum that was copied out of the function."""
from prices import order_price


def copied(count, member, express):
    each = 255 if count >= 50 else 325 if count >= 10 else 395
    price = count * each
    if member:
        price = price * 9 // 10
    if count < 50:
        price += 1500
    return price + max(price // 5, 900) if express else price


def test_every_order():
    for count in range(1, 501):
        for member in (False, True):
            for express in (False, True):
                price = order_price(count, member=member, express=express)
                assert price == copied(count, member, express)


def test_refused():
    for count in (0, 501):
        try:
            order_price(count)
        except ValueError:
            continue
        raise AssertionError(f"{count} posters were sold")
