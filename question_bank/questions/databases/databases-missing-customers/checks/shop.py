"""The customers and rentals of the shop, the same on each run, and the letters that the shop wants."""
import sqlite3

# customer: name, contact (None: nobody has asked yet)
CUSTOMERS = {
    1: ("Harbour Hotel", "post"),
    2: ("Lake Hostel", "mail"),
    3: ("Mill Camp", "post"),
    4: ("North School", "mail"),
    5: ("Hill Hotel", "none"),
    6: ("River Inn", None),
    7: ("Forest School", "post"),
    8: ("Market Hotel", "mail"),
    9: ("Castle Hostel", None),
    10: ("Park Club", "post"),
    11: ("Bridge Inn", "mail"),
    12: ("Tower Hotel", "none"),
}
# customer (None: a guest with no customer number), day, state
RENTALS = [
    (4, "2025-06-02", "done"),
    (10, "2025-07-11", "done"),
    (8, "2025-08-20", "done"),
    (1, "2026-03-07", "done"),
    (2, "2026-03-21", "done"),
    (8, "2026-04-04", "done"),
    (7, "2026-04-18", "cancelled"),
    (1, "2026-05-02", "done"),
    (None, "2026-05-09", "done"),
    (6, "2026-05-23", "done"),
    (10, "2026-06-06", "done"),
    (5, "2026-06-13", "done"),
    (2, "2026-06-20", "cancelled"),
    (6, "2026-07-04", "done"),
    (None, "2026-07-11", "done"),
    (1, "2026-07-25", "done"),
    (8, "2026-08-01", "done"),
]


def tables():
    """Return the empty tables of letters.sql."""
    db = sqlite3.connect(":memory:")
    with open("exhibits/letters.sql") as file:
        db.executescript(file.read().split("-- the list")[0])
    return db


def database(customers=CUSTOMERS, guests=True):
    """Return the tables with these customers and their rentals in them, and those of guests."""
    db = tables()
    for customer in customers:
        db.execute("INSERT INTO customer VALUES (?, ?, ?)", [customer, *CUSTOMERS[customer]])
    for rental, (customer, day, state) in enumerate(RENTALS, 1):
        if customer in customers or (customer is None and guests):
            db.execute("INSERT INTO rental VALUES (?, ?, ?, ?)", [rental, customer, day, state])
    return db


def query(file):
    """Return the last statement of a file."""
    with open(file) as text:
        return text.read().rstrip().removesuffix(";").split(";")[-1]


def rented(customer):
    """Return how many rentals of this year a customer did not cancel."""
    return sum(who == customer and day >= "2026" and state == "done" for who, day, state in RENTALS)


def letters(customers):
    """Return {customer: number of rentals} for the letters that the shop wants to send to these customers."""
    return {customer: rented(customer) for customer in customers if CUSTOMERS[customer][1] != "none"}
