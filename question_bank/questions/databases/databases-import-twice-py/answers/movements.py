MIGRATION = """
DROP TABLE payment;
CREATE TABLE received (
  reference TEXT NOT NULL, file INTEGER NOT NULL,
  invoice INTEGER NOT NULL REFERENCES invoice (id), cents INTEGER NOT NULL, paid_on TEXT NOT NULL,
  PRIMARY KEY (reference, file)
);
CREATE VIEW payment AS
  SELECT * FROM received AS r WHERE file = (SELECT max(file) FROM received WHERE reference = r.reference);
ALTER TABLE invoice RENAME TO invoice_row;
ALTER TABLE invoice_row DROP COLUMN paid;
CREATE VIEW invoice AS
  SELECT *, (SELECT coalesce(sum(cents), 0) FROM payment WHERE invoice = invoice_row.id) AS paid
  FROM invoice_row;
CREATE TRIGGER invoice_new INSTEAD OF INSERT ON invoice
  BEGIN INSERT INTO invoice_row VALUES (NEW.id, NEW.to_pay); END;
"""


def import_payments(db, rows):
    """Keep each row that the bank sent; the newest of each reference counts. Return the rows refused."""
    refused = []
    for row in rows:
        if not db.execute("SELECT 1 FROM invoice WHERE id = ?", [row["invoice"]]).fetchone():
            refused.append((row["reference"], f"no invoice {row['invoice']}"))
            continue
        with db:
            db.execute(
                "INSERT INTO received (reference, file, invoice, cents, paid_on)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (reference, file) DO NOTHING",
                [row["reference"], row["file"], row["invoice"], row["cents"], row["paid_on"]],
            )
    return refused
