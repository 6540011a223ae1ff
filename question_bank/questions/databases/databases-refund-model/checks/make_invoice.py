"""Runs today's statements through spring, and prints what the page said about invoice 17 on some days."""
from shop import Shop

shop = Shop("exhibits/today.sql")
shop.sell(17, "2026-03-04")
print("day,line,name,quantity,amount")


def show(day):
    rows = shop.show()
    for line, name, quantity, cents in rows:
        print(f"{day},{line},{name},{quantity},{cents / 100:.2f}")
    print(f"{day},total,,,{sum(row[3] for row in rows) / 100:.2f}")


show("2026-03-04")
shop.refund("a", 2, 1, "2026-04-10")
show("2026-04-10")
shop.new_price()
show("2026-06-01")
