"""Prints what the report and the books say about each month."""
from shop import ORDERS, books, report

shown, right = report("exhibits/report.sql", ORDERS), books(ORDERS)
print("month,orders_report,orders_books,amount_report,amount_books,difference")
for month in shown:
    (orders, amount), (orders_books, amount_books) = shown[month], right[month]
    print(f"{month},{orders},{orders_books},{amount},{amount_books},{amount - amount_books}")
