"""Each night one order goes through the test systems of orders and of the three readers."""
from readers import billing, carrier, warehouse


def red(before, after):
    message = dict(after.messages())["A17"]
    try:
        done = billing(message), warehouse(message), carrier(message)
    except (KeyError, TypeError):
        return True
    return done != (11400, "2026-03-12", 1.2)
