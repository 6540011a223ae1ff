def loan_list(db, branch, today):
    """Return the open loans of a branch for the page at the desk, first due first."""
    return db.execute(
        """
        SELECT loan.title, reader.name, loan.due_on, MAX(reminder.sent_on)
        FROM loan
        JOIN reader ON reader.id = loan.reader_id
        JOIN reminder ON reminder.loan_id = loan.id
        WHERE loan.branch = ? AND loan.returned_on IS NULL
        GROUP BY loan.id
        ORDER BY loan.due_on, loan.id
        """,
        [branch],
    ).fetchall()
