def order_price(count, member=False, express=False):
    """Return the price of an order of posters in cents, by the price list."""
    if count < 1 or count > 500:
        raise ValueError(f"{count} posters: the shop sells 1 to 500")
    if count >= 50:
        each, set_up = 255, 0
    elif count >= 10:
        each, set_up = 325, 1500
    else:
        each, set_up = 395, 1500
    posters = count * each
    if member:
        posters = posters * 9 // 10
    price = posters + set_up
    if express:
        price += max(price // 5, 900)
    return price
