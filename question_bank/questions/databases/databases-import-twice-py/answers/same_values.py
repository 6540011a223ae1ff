def import_payments(db, rows):
    """A payment with the same invoice, amount and day is taken for the same payment."""
    for row in rows:
        values = [row["invoice"], int(row["cents"]), row["paid_on"]]
        with db:
            if db.execute(
                "SELECT 1 FROM payment WHERE invoice = ? AND cents = ? AND paid_on = ?", values
            ).fetchone():
                continue
            db.execute("INSERT INTO payment (invoice, cents, paid_on) VALUES (?, ?, ?)", values)
            found = db.execute(
                "UPDATE invoice SET paid = paid + ? WHERE id = ?", [values[1], values[0]]
            )
            if found.rowcount == 0:
                raise LookupError(f"{row['reference']}: no invoice {row['invoice']}")
    return len(rows)
