def loan_list(db, branch, today):
    """Return the open loans of a branch for the page at the desk, first due first."""
    loans = db.execute(
        "SELECT id, reader_id, title, due_on FROM loan"
        " WHERE branch = ? AND returned_on IS NULL ORDER BY due_on, id",
        [branch],
    ).fetchall()
    readers = {reader_id for _, reader_id, _, _ in loans}
    overdue = [loan_id for loan_id, _, _, due_on in loans if due_on < today]
    names = dict(db.execute(
        f"SELECT id, name FROM reader WHERE id IN ({marks(readers)})", [*readers]
    ).fetchall())
    newest = dict(db.execute(
        f"SELECT loan_id, MAX(sent_on) FROM reminder WHERE loan_id IN ({marks(overdue)})"
        " GROUP BY loan_id",
        overdue,
    ).fetchall())
    return [
        (title, names[reader_id], due_on, newest.get(loan_id))
        for loan_id, reader_id, title, due_on in loans
    ]


def marks(ids):
    return ", ".join("?" for _ in ids)
