"""Alex's tests, and the statement, seen by a stand-in for the database."""
from unittest.mock import MagicMock

from loans import take_back
from test_loans import *


def test_the_statement():
    db = MagicMock()
    db.execute.return_value.rowcount = 1
    take_back(db, 7, "2026-05-14")
    db.execute.assert_called_once_with(
        "UPDATE loans SET back = ? WHERE costume = ?", ("2026-05-14", 7)
    )
