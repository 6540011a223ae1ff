def import_payments(db, rows):
    with db:
        for day in {row["paid_on"] for row in rows}:
            db.execute("DELETE FROM payment WHERE paid_on = ?", [day])
        for row in rows:
            db.execute(
                "INSERT INTO payment (invoice, cents, paid_on) VALUES (?, ?, ?)",
                [row["invoice"], int(row["cents"]), row["paid_on"]],
            )
            if not db.execute("SELECT 1 FROM invoice WHERE id = ?", [row["invoice"]]).fetchone():
                raise LookupError(f"{row['reference']}: no invoice {row['invoice']}")
        db.execute(
            "UPDATE invoice SET paid ="
            " (SELECT coalesce(sum(cents), 0) FROM payment WHERE invoice = invoice.id)"
        )
    return len(rows)
