"""Billing gives two orders, and the values that it wants to read of them. Orders runs that."""
EXAMPLES = {
    "A17": {"total": 11900, "discount": 500},      # 100.00 and 19 percent, with a discount
    "A18": {"total": 5950, "discount": 0},         # 50.00 and 19 percent, with none
}


def red(before, after):
    messages = dict(after.messages())
    return any(
        field not in messages[name] or messages[name][field] != value
        for name, fields in EXAMPLES.items()
        for field, value in fields.items()
    )
