"""The three readers of the message, and what is right for an order whatever the message says."""
from orders import ORDERS


def billing(message):
    """Return the amount of the invoice in cents."""
    return message["total"] - message["discount"]


def warehouse(message):
    """Return the day for which an order is packed; None: it is not packed."""
    return message["deliver_on"] if message["status"] != "cancelled" else None


def carrier(message):
    """Return the weight on the label in kilograms."""
    return message["weight"] / 1000


READERS = {"billing": billing, "warehouse": warehouse, "carrier": carrier}


def right(name):
    """Return what each reader has to come to."""
    order = ORDERS[name]
    gross = order.goods * (100 + order.tax_percent) // 100
    return {
        "billing": gross - order.discount,
        "warehouse": order.day if order.state == "paid" else None,
        "carrier": order.grams / 1000,
    }


def hurt(release):
    """Return the readers that fail or do the wrong thing with the messages of a release."""
    wrong = set()
    for name, message in release.messages():
        for reader, read in READERS.items():
            if reader != "warehouse" and ORDERS[name].state == "held":
                continue                           # nobody writes an invoice or a label for it
            try:
                done = read(message)
            except (KeyError, TypeError):
                wrong.add(reader)
            else:
                if done != right(name)[reader]:
                    wrong.add(reader)
    return [reader for reader in READERS if reader in wrong]
