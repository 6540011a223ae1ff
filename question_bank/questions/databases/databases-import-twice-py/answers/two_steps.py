MIGRATION = """
ALTER TABLE payment ADD COLUMN reference TEXT;
CREATE UNIQUE INDEX payment_reference ON payment (reference);
"""


def import_payments(db, rows):
    for row in rows:
        cents = int(row["cents"])
        with db:
            new = db.execute(
                "INSERT INTO payment (invoice, cents, paid_on, reference) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (reference) DO NOTHING",
                [row["invoice"], cents, row["paid_on"], row["reference"]],
            )
        if new.rowcount == 0:
            continue
        with db:
            found = db.execute(
                "UPDATE invoice SET paid = paid + ? WHERE id = ?", [cents, row["invoice"]]
            )
        if found.rowcount == 0:
            raise LookupError(f"{row['reference']}: no invoice {row['invoice']}")
    return len(rows)
