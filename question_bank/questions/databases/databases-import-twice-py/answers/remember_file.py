MIGRATION = "CREATE TABLE imported (file INTEGER PRIMARY KEY);"


def import_payments(db, rows):
    file = rows[0]["file"]
    if db.execute("SELECT 1 FROM imported WHERE file = ?", [file]).fetchone():
        return 0
    for row in rows:
        cents = int(row["cents"])
        with db:
            db.execute(
                "INSERT INTO payment (invoice, cents, paid_on) VALUES (?, ?, ?)",
                [row["invoice"], cents, row["paid_on"]],
            )
        with db:
            found = db.execute(
                "UPDATE invoice SET paid = paid + ? WHERE id = ?", [cents, row["invoice"]]
            )
        if found.rowcount == 0:
            raise LookupError(f"{row['reference']}: no invoice {row['invoice']}")
    with db:
        db.execute("INSERT INTO imported (file) VALUES (?)", [file])
    return len(rows)
