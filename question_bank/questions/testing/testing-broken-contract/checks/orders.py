"""The orders service: what its message says of an order, and its eight changes of last year."""
import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Order:
    goods: int                                     # cents, without tax
    tax_percent: int
    discount: int                                  # cents; 0: none
    grams: int
    day: str
    state: str = "paid"                            # paid, cancelled or held


ORDERS = {
    "A16": Order(3000, 0, 0, 900, "2026-03-12"),   # a gift card: no tax
    "A17": Order(10000, 19, 500, 1200, "2026-03-12"),
    "A18": Order(5000, 19, 0, 300, "2026-03-12"),
    "A19": Order(20000, 7, 0, 8000, "2026-03-13", "cancelled"),
    "A20": Order(2000, 19, 100, 450, "2026-03-13", "held"),
}


def first_message(name):
    """Return the message before the first change. A held order is told as paid later, not now."""
    order = ORDERS[name]
    if order.state == "held":
        return None
    return {
        "weight": order.grams,
        "order": name,
        "status": order.state,
        "total": order.goods * (100 + order.tax_percent) // 100,
        "discount": order.discount,
        "deliver_on": order.day,
        "phone": "555 0100",
    }


def held_orders(name, message):
    if ORDERS[name].state == "held":
        return first_message("A18") | {"order": name, "status": "on_hold"}
    return message


def on(change):
    """Return a change of messages that leaves orders alone that are not told."""
    return lambda name, message: message and change(name, dict(message))


def renamed(name, message):
    return {("delivery_day" if key == "deliver_on" else key): message[key] for key in message}


def net(name, message):
    return message | {"total": ORDERS[name].goods,
                      "tax": ORDERS[name].goods * ORDERS[name].tax_percent // 100}


CHANGES = {
    "81": ("a field gift_note is added", on(lambda n, m: m | {"gift_note": ""})),
    "82": ("deliver_on is now called delivery_day", on(renamed)),
    "83": ("the field phone is gone", on(lambda n, m: {k: m[k] for k in m if k != "phone"})),
    "84": ("discount is null when there is none",
           on(lambda n, m: m | {"discount": m["discount"] or None})),
    "85": ("status can be on_hold", held_orders),
    "86": ("the fields stand in another order",
           on(lambda n, m: {"order": n, "status": m["status"]} | m)),
    "87": ("weight is a text with its unit", on(lambda n, m: m | {"weight": f"{m['weight']} g"})),
    "88": ("total is without tax, tax has its own field", on(net)),
}
TAKEN_BACK = ("82", "84", "85", "87", "88")


class Release:
    """What the service says, release by release; a change that did harm was taken back at once."""

    def __init__(self, name, with_change=True):
        past = [c for c in CHANGES if c < name and c not in TAKEN_BACK]
        self.changes = [CHANGES[c][1] for c in past + [name] * with_change]

    def message(self, name):
        """Return the message about an order, or None when there is none."""
        message = first_message(name)
        for change in self.changes:
            message = change(name, message)
        return message

    def messages(self):
        """Yield the text of each message, read back as a reader would."""
        for name in ORDERS:
            if (message := self.message(name)) is not None:
                yield name, json.loads(json.dumps(message))
