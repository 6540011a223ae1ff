from itertools import count

PAGE_SIZE = 50


def export_orders(api, customer):
    """Return all orders of a customer, and the id of the last one (None without orders)."""
    orders = []
    for page in count(1):
        batch = api.orders(customer, page, PAGE_SIZE)
        if not batch:                              # the shop says where the end is
            break
        orders.extend(batch)
    return orders, orders[-1]["id"] if orders else None
