def add_index(db):
    """Kim's change of yesterday."""
    db.execute("CREATE INDEX orders_created ON orders (created_at)")


def orders_of_day(db, day):
    """Orders of one day for the warehouse; day is a text such as 2026-03-11."""
    return db.execute(
        """
        SELECT id, shop, created_at, total
        FROM orders
        WHERE date(created_at) = :day
        ORDER BY id
        """,
        {"day": day},
    ).fetchall()
