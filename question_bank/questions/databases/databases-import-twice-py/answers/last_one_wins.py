MIGRATION = """
ALTER TABLE payment ADD COLUMN reference TEXT;
CREATE UNIQUE INDEX payment_reference ON payment (reference);
"""


def import_payments(db, rows):
    """Return the rows that were refused, each with its reason."""
    refused = []
    for row in rows:
        try:
            with db:
                db.execute(
                    "INSERT INTO payment (invoice, cents, paid_on, reference) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (reference) DO UPDATE SET cents = excluded.cents",
                    [row["invoice"], int(row["cents"]), row["paid_on"], row["reference"]],
                )
                found = db.execute(
                    "UPDATE invoice SET paid = (SELECT sum(cents) FROM payment"
                    " WHERE invoice = invoice.id) WHERE id = ?",
                    [row["invoice"]],
                )
                if found.rowcount == 0:
                    raise LookupError(f"no invoice {row['invoice']}")
        except LookupError as error:
            refused.append((row["reference"], str(error)))
    return refused
