PAGE_SIZE = 50


def page_count(total):
    return total // PAGE_SIZE + 1


def export_orders(api, customer):
    """Return all orders of a customer, and the id of the last one."""
    total = api.count(customer)
    orders = []
    for page in range(1, page_count(total) + 1):
        batch = api.orders(customer, page, PAGE_SIZE)
        orders.extend(batch)
        last_id = batch[-1]["id"]
    return orders, last_id
