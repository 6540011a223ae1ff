"""usage: scenarios.py MODEL SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from shop import Shop

AS_SENT = [(1, "Drill", 3, 29700), (2, "Gloves", 3, 1000)]
GLOVES = 2

model, scenario = sys.argv[1:]
shop = Shop(model)
shop.sell(17, "2026-03-04")
shop.sell(18, "2026-03-05")


def shown():
    rows = shop.show()
    print("invoice 17 says", "; ".join(f"{name} {n} {cents / 100:.2f}" for _, name, n, cents in rows),
          f"= {sum(row[3] for row in rows) / 100:.2f}")
    return rows


def money(month):
    cents = shop.given_back(month)
    print(f"given back in {month}:", "cannot be told" if cents is None else f"{cents / 100:.2f}")
    return cents


def left():
    pieces = shop.left(GLOVES)
    print(f"gloves that can come back: {pieces}")
    return pieces


def sold():
    return shown() == AS_SENT


def new_price():
    shop.new_price()
    return shown() == AS_SENT


def after_refund():
    shop.refund("a", GLOVES, 1, "2026-04-10")
    return shown() == AS_SENT


def month():
    shop.refund("a", GLOVES, 1, "2026-03-30")
    shop.refund("b", 1, 1, "2026-04-10")
    shop.refund("c", 1, 1, "2026-05-02")
    return money("2026-04") == 9900


def can_come_back():
    shop.refund("a", GLOVES, 1, "2026-04-10")
    return left() == 2


def too_much():
    shop.refund("a", GLOVES, 1, "2026-04-10")
    shop.refund("b", GLOVES, 30, "2026-04-11")
    return left() == 2


def cents():
    for n in range(3):
        shop.refund(f"a{n}", GLOVES, 1, f"2026-04-1{n}")
    return money("2026-04") == 1000


def pressed_twice():
    shop.refund("a", GLOVES, 1, "2026-04-10")
    shop.refund("a", GLOVES, 1, "2026-04-10")
    return left() == 2


def taken_back():
    """A refund of April was wrong, and is taken back in May. April is closed by then."""
    shop.refund("a", GLOVES, 1, "2026-04-10")
    closed = money("2026-04")
    shop.undo("a", GLOVES, 1, "2026-05-06")
    shop.undo("a", GLOVES, 1, "2026-05-06")        # pressed twice
    return closed and money("2026-04") == closed and money("2026-05") == -closed and left() == 3


sys.exit(0 if globals()[scenario]() else 1)
