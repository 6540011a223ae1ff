def loan_list(db, branch, today):
    """Return the open loans of a branch for the page at the desk, first due first."""
    loans = db.execute(
        "SELECT id, reader_id, title, due_on FROM loan"
        " WHERE branch = ? AND returned_on IS NULL ORDER BY due_on, id",
        [branch],
    ).fetchall()
    names = {}
    page = []
    for loan_id, reader_id, title, due_on in loans:
        if reader_id not in names:
            names[reader_id] = db.execute(
                "SELECT name FROM reader WHERE id = ?", [reader_id]
            ).fetchone()[0]
        reminded_on = None
        if due_on < today:
            newest = db.execute(
                "SELECT sent_on FROM reminder WHERE loan_id = ?"
                " ORDER BY sent_on DESC LIMIT 1",
                [loan_id],
            ).fetchone()
            reminded_on = newest[0] if newest else None
        page.append((title, names[reader_id], due_on, reminded_on))
    return page
