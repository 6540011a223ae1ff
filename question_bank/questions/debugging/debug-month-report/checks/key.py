"""Recomputes every number that the key quotes, by running the queries on the exhibits' orders."""
import json

from shop import ORDERS, books, database, report

shown, right = report("exhibits/report.sql", ORDERS), books(ORDERS)
excess = {month: shown[month][1] - right[month][1] for month in right}
joined = """SELECT COUNT(*), SUM(order_line.amount) FROM order_line
JOIN parcel ON parcel.order_id = order_line.order_id WHERE order_line.order_id = ?"""
db = database(ORDERS)


def euros(order):
    return db.execute("SELECT SUM(amount) FROM order_line WHERE order_id = ?", [order]).fetchone()[0]


assert excess["2026-02"] == euros(205), "February holds order 205 once more"
assert excess["2026-03"] == euros(312) + 2 * euros(315), "312 once more, 315 twice more"
assert excess["2026-05"] == euros(321), "May holds order 321 once more"
assert excess["2026-06"] == euros(324), "June holds order 324 once more"
march = {order: ORDERS[order] for order in ORDERS if 311 <= order <= 316}
print(json.dumps({
    "march_report": shown["2026-03"][1],
    "march_books": right["2026-03"][1],
    "march_difference": excess["2026-03"],
    "order_312": euros(312),
    "rows_of_312": db.execute(joined, [312]).fetchone()[0],
    "order_315": euros(315),
    "rows_of_315": db.execute(joined, [315]).fetchone()[0],
    "added_for_315": db.execute(joined, [315]).fetchone()[1],
    "february_difference": excess["2026-02"],
    "order_205": euros(205),
    "may_difference": excess["2026-05"],
    "june_difference": excess["2026-06"],
    "orders_sent": sum(count for count, _ in right.values()),
    "orders_in_the_report": sum(count for count, _ in shown.values()),
    "march_sum_distinct": report("answers/sum_distinct.sql", march)["2026-03"][1],
    "march_distinct_rows": report("answers/distinct_rows.sql", march)["2026-03"][1],
}))
