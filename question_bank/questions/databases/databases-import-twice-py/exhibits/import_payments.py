def import_payments(db, rows):
    """Book the payments of one file of the bank. Return how many were booked."""
    for row in rows:
        cents = int(row["cents"])
        with db:
            db.execute(
                "INSERT INTO payment (invoice, cents, paid_on) VALUES (?, ?, ?)",
                [row["invoice"], cents, row["paid_on"]],
            )
        with db:
            found = db.execute(
                "UPDATE invoice SET paid = paid + ? WHERE id = ?",
                [cents, row["invoice"]],
            )
        if found.rowcount == 0:
            raise LookupError(f"{row['reference']}: no invoice {row['invoice']}")
    return len(rows)
