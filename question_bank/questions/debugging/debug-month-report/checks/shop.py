"""The orders of half a year, the same on each run, and what the books say about them."""
import sqlite3

PRICES = {"cable": 8, "desk": 120, "chair": 60, "lamp": 40, "shelf": 45, "table": 75}
# order: ordered on, articles (one line each), days on which its parcels left (in the order of packing)
ORDERS = {
    201: ("2026-01-05", ["lamp"], ["2026-01-07"]),
    202: ("2026-01-09", ["chair", "chair", "desk"], ["2026-01-12"]),
    203: ("2026-01-15", ["shelf", "cable"], ["2026-01-16"]),
    204: ("2026-01-21", ["desk"], ["2026-01-23"]),
    205: ("2026-01-28", ["table", "lamp"], ["2026-01-30", "2026-02-02"]),
    206: ("2026-02-03", ["cable", "cable"], ["2026-02-04"]),
    207: ("2026-02-10", ["desk", "chair"], ["2026-02-11"]),
    208: ("2026-02-14", ["lamp"], ["2026-02-16"]),
    209: ("2026-02-19", ["shelf", "shelf", "shelf"], ["2026-02-20"]),
    311: ("2026-03-02", ["lamp"], ["2026-03-03"]),
    312: ("2026-03-04", ["desk", "chair"], ["2026-03-05", "2026-03-06"]),
    313: ("2026-03-10", ["shelf", "shelf"], ["2026-03-11"]),
    314: ("2026-03-17", ["cable"], ["2026-03-18"]),
    315: ("2026-03-23", ["chair", "shelf", "shelf"], ["2026-03-24", "2026-03-24", "2026-03-27"]),
    316: ("2026-03-27", ["lamp", "cable"], ["2026-03-30"]),
    317: ("2026-03-31", ["chair"], ["2026-04-02"]),
    318: ("2026-04-09", ["shelf", "shelf"], ["2026-04-10"]),
    319: ("2026-04-14", ["desk", "lamp"], ["2026-04-15"]),
    320: ("2026-04-22", ["table"], ["2026-04-23"]),
    321: ("2026-05-04", ["lamp", "lamp"], ["2026-05-05", "2026-05-05"]),
    322: ("2026-05-12", ["cable"], ["2026-05-13"]),
    323: ("2026-05-20", ["desk"], ["2026-05-21"]),
    324: ("2026-05-28", ["table", "chair"], ["2026-06-02", "2026-05-29"]),
    325: ("2026-06-03", ["shelf"], ["2026-06-04"]),
    326: ("2026-06-11", ["lamp", "cable"], ["2026-06-12"]),
    327: ("2026-06-18", ["desk", "table"], ["2026-06-19", None]),
    328: ("2026-06-24", ["chair"], ["2026-06-25"]),
    329: ("2026-06-29", ["lamp"], [None]),
    330: ("2026-06-30", ["chair", "cable"], [None, None]),
}


def tables():
    """Return the empty tables of report.sql."""
    db = sqlite3.connect(":memory:")
    with open("exhibits/report.sql") as file:
        db.executescript(file.read().split("-- the report")[0])
    return db


def database(orders):
    """Return the tables of report.sql with these orders in them."""
    db = tables()
    line = parcel = 0
    for order, (ordered_on, articles, sent) in orders.items():
        db.execute("INSERT INTO orders VALUES (?, ?)", [order, ordered_on])
        for article in articles:
            line += 1
            db.execute("INSERT INTO order_line VALUES (?, ?, ?, ?)", [line, order, article, PRICES[article]])
        for day in sent:
            parcel += 1
            db.execute("INSERT INTO parcel VALUES (?, ?, ?)", [parcel, order, day])
    return db


def query(file):
    """Return the last statement of a file."""
    with open(file) as text:
        return text.read().rstrip().removesuffix(";").split(";")[-1]


def report(file, orders):
    """Return {month: (orders, euros)} as the query in `file` gives it."""
    return {month: (count, amount) for month, count, amount in database(orders).execute(query(file))}


def books(orders):
    """Return {month: (orders, euros)}: an order counts once, in full, in the month in which it is first sent."""
    found = {}
    for _, articles, sent in orders.values():
        if days := [day for day in sent if day]:
            month = min(days)[:7]
            count, amount = found.get(month, (0, 0))
            found[month] = count + 1, amount + sum(PRICES[article] for article in articles)
    return dict(sorted(found.items()))
