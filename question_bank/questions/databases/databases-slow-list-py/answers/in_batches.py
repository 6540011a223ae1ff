BATCH = 500


def loan_list(db, branch, today):
    """Return the open loans of a branch for the page at the desk, first due first."""
    loans = db.execute(
        "SELECT id, reader_id, title, due_on FROM loan"
        " WHERE branch = ? AND returned_on IS NULL ORDER BY due_on, id",
        [branch],
    ).fetchall()
    names = look_up(
        db, "SELECT id, name FROM reader WHERE id IN ({})", {row[1] for row in loans}
    )
    newest = look_up(
        db,
        "SELECT loan_id, MAX(sent_on) FROM reminder WHERE loan_id IN ({}) GROUP BY loan_id",
        {row[0] for row in loans if row[3] < today},
    )
    return [
        (title, names[reader_id], due_on, newest.get(loan_id))
        for loan_id, reader_id, title, due_on in loans
    ]


def look_up(db, statement, ids):
    found, ids = {}, sorted(ids)
    for start in range(0, len(ids), BATCH):
        batch = ids[start:start + BATCH]
        marks = ", ".join("?" for _ in batch)
        found.update(db.execute(statement.format(marks), batch).fetchall())
    return found
