BATCH = 500


def migrate(db):
    """Give each voucher its cents, and a first entry in the journal. May be started again."""
    last = 0
    while rows := db.execute(
        "SELECT id, balance FROM voucher"
        " WHERE id > ? AND cents IS NULL AND balance IS NOT NULL ORDER BY id LIMIT ?",
        (last, BATCH),
    ).fetchall():
        with db:
            for voucher, balance in rows:
                cents = round(balance * 100)
                db.execute(
                    "UPDATE voucher SET cents = ? WHERE id = ?",
                    (cents, voucher),
                )
                db.execute(
                    "INSERT INTO entry (voucher, cents, why) VALUES (?, ?, 'opening')",
                    (voucher, cents),
                )
        last = rows[-1][0]


def back(db):
    """Undo the migration, with what was sold since. The old app reads balance only."""
    with db:
        db.execute("UPDATE voucher SET balance = cents / 100.0 WHERE cents IS NOT NULL")
        db.execute("UPDATE voucher SET cents = NULL")
        db.execute("DELETE FROM entry")
