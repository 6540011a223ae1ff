def loan_list(db, branch, today):
    """Return the open loans of a branch for the page at the desk, first due first."""
    loans = db.execute(
        "SELECT id, reader_id, title, due_on FROM loan"
        " WHERE branch = ? AND returned_on IS NULL ORDER BY due_on, id",
        [branch],
    ).fetchall()
    names = dict(db.execute("SELECT id, name FROM reader").fetchall())
    newest = dict(db.execute("SELECT loan_id, MAX(sent_on) FROM reminder GROUP BY loan_id").fetchall())
    return [
        (title, names[reader_id], due_on, newest.get(loan_id) if due_on < today else None)
        for loan_id, reader_id, title, due_on in loans
    ]
