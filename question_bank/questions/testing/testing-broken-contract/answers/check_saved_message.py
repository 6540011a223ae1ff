"""As today: each reader is tested with a message that was saved a year ago."""
from readers import billing, carrier, warehouse

SAVED = {"weight": 1200, "order": "A1", "status": "paid", "total": 11900, "discount": 500,
         "deliver_on": "2025-03-12", "phone": "555 0100"}


def red(before, after):
    return (billing(SAVED), warehouse(SAVED), carrier(SAVED)) != (11400, "2025-03-12", 1.2)
