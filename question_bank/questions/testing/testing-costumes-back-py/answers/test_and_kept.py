"""As test_and_refused, and the day as another connection to the same file sees it."""
import sqlite3
import tempfile
from pathlib import Path

from loans import TABLE, take_back
from test_and_refused import *


def test_another_connection_sees_the_day():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "store.db"
        desk, office = sqlite3.connect(file), sqlite3.connect(file)
        desk.execute(TABLE)
        desk.execute("INSERT INTO loans VALUES (NULL, 7, 'Ark', '2026-05-02', NULL)")
        desk.commit()
        take_back(desk, 7, "2026-05-14")
        seen = office.execute("SELECT back FROM loans").fetchall()
        desk.close()
        office.close()
        assert seen == [("2026-05-14",)]
