"""A shop on one model: a file of SQL statements with names, run on SQLite."""
import re
import sqlite3

SALE = [("drill", 3, 0), ("gloves", 3, 110)]       # product, quantity, what the seller took off


def statements(file):
    """Return {name: [statement]} of a file in which '-- name' stands before each group."""
    with open(file) as lines:
        groups = re.split(r"^-- (\w+)$", lines.read(), flags=re.M)[1:]
    return {name: [s for s in text.split(";\n") if s.strip()] for name, text in zip(groups[::2], groups[1::2])}


class Shop:
    def __init__(self, model):
        self._sql = statements("checks/rest.sql") | statements(model)
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        self._db.execute("PRAGMA foreign_keys = ON")
        for statement in self._sql["schema"]:
            self._db.execute(statement)
        self._db.executemany("INSERT INTO product VALUES (?, ?, ?)",
                             [("drill", "Drill", 9900), ("gloves", "Gloves", 370)])

    def _run(self, name, **values):
        """Run a group in one transaction; return the rows of the last statement."""
        self._db.execute("BEGIN")
        try:
            for statement in self._sql[name]:
                rows = self._db.execute(statement, values).fetchall()
        except sqlite3.IntegrityError as error:
            self._db.execute("ROLLBACK")
            return f"refused: {error}"
        self._db.execute("COMMIT")
        return rows

    def sell(self, invoice, on):
        self._run("sell", invoice=invoice, on=on)
        for line, (product, quantity, off) in enumerate(SALE, 1):
            self._run("sell_line", invoice=invoice, line=line, product=product, quantity=quantity, off_cents=off)

    def refund(self, key, line, quantity, on, invoice=17):
        return self._run("refund", key=key, invoice=invoice, line=line, quantity=quantity, on=on)

    def undo(self, key, line, quantity, on, invoice=17):
        return self._run("undo", key=key, undo_key=f"undo {key}", invoice=invoice, line=line,
                         quantity=quantity, on=on)

    def new_price(self):
        self._db.execute("UPDATE product SET name = 'Drill 600', price_cents = 10900 WHERE id = 'drill'")

    def show(self, invoice=17):
        return [tuple(row) for row in self._run("show", invoice=invoice)]

    def given_back(self, month):
        return self._run("given_back", month=month)[0][0]

    def left(self, line, invoice=17):
        return self._run("left", invoice=invoice, line=line)[0][0]
