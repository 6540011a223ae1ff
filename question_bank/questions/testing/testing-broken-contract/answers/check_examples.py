"""Each reader gives orders, and the values that it wants to read of them. Orders runs that.

The carrier takes no part: the orders team writes its example, from the carrier's page.
"""
EXAMPLES = {
    "billing": {
        "A17": {"total": 11900, "discount": 500},  # 100.00 and 19 percent, with a discount
        "A18": {"total": 5950, "discount": 0},     # 50.00 and 19 percent, with none
    },
    "warehouse": {
        "A17": {"status": "paid", "deliver_on": "2026-03-12"},
        "A19": {"status": "cancelled"},
    },
    "carrier": {"A17": {"weight": 1200}},
}


def red(before, after):
    messages = dict(after.messages())
    return any(
        field not in messages[name] or messages[name][field] != value
        for examples in EXAMPLES.values()
        for name, fields in examples.items()
        for field, value in fields.items()
    )
