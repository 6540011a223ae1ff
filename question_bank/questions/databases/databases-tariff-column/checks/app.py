"""The versions of the app: the statements of the exhibit and of the versions between, run on SQLite."""
import re
import sqlite3

TARIFFS = ("basic", "family", "travel", "office")


def sections(path):
    """Map the first words of each comment to the statements below it."""
    with open(path) as file:
        parts = re.split(r"^-- (.+)$", file.read(), flags=re.M)[1:]
    return {title.split(",")[0]: [s.strip() for s in body.split(";") if s.strip()]
            for title, body in zip(parts[::2], parts[1::2])}


SQL = sections("exhibits/versions.sql") | sections("answers/versions_between.sql")


class Version:
    def __init__(self, name):
        self.name = name
        self._insert, self._update, self._select = SQL[f"version {name}"]

    def sign_up(self, db, customer, tariff):
        db.execute(self._insert, {"id": customer, "tariff": tariff})

    def change(self, db, customer, tariff):
        db.execute(self._update, {"id": customer, "tariff": tariff})

    def read(self, db, customer):
        """The customer's tariff, None when nothing is found."""
        row = db.execute(self._select, {"id": customer}).fetchone()
        return row and row[0]


def database(customers):
    db = sqlite3.connect(":memory:", isolation_level=None)
    for statement in SQL["the tables today"]:
        db.execute(statement)
    db.executemany("INSERT INTO tariff (name) VALUES (?)", [[name] for name in TARIFFS])
    db.executemany("INSERT INTO customer VALUES (?, ?)",
                   [(n, TARIFFS[n % 4]) for n in range(1, customers + 1)])
    return db
