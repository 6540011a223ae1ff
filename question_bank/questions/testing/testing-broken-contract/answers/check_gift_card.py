"""Billing gives the simplest order that there is, a gift card, and the values that it wants to read."""
EXAMPLE = {"total": 3000, "discount": 0}           # 30.00, no tax, no discount


def red(before, after):
    message = dict(after.messages())["A16"]
    return any(field not in message or message[field] != value for field, value in EXAMPLE.items())
