def loan_list(db, branch, today):
    """Return the open loans of a branch for the page at the desk, first due first."""
    loans = db.execute(
        "SELECT loan.id, reader.name, loan.title, loan.due_on FROM loan"
        " JOIN reader ON reader.id = loan.reader_id"
        " WHERE loan.branch = ? AND loan.returned_on IS NULL ORDER BY loan.due_on, loan.id",
        [branch],
    ).fetchall()
    page = []
    for loan_id, name, title, due_on in loans:
        reminded_on = None
        if due_on < today:
            newest = db.execute(
                "SELECT sent_on FROM reminder WHERE loan_id = ?"
                " ORDER BY sent_on DESC LIMIT 1",
                [loan_id],
            ).fetchone()
            reminded_on = newest[0] if newest else None
        page.append((title, name, due_on, reminded_on))
    return page
