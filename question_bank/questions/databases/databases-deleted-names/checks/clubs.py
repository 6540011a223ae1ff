"""The tables and queries of the exhibits, or of a design that changes them, run on SQLite."""
import re
import sqlite3


def sections(path):
    """Map the first word of each comment line to the statements below it."""
    with open(path) as file:
        parts = re.split(r"^-- (.+)$", file.read(), flags=re.M)[1:]
    return {re.split(r"[:,]", title)[0]: [s.strip() for s in body.split(";") if s.strip()]
            for title, body in zip(parts[::2], parts[1::2])}


TABLES = sections("exhibits/tables.sql")
QUERIES = sections("exhibits/queries.sql")


class Clubs:
    """`path` is a design: a section "the change", and the queries that it writes anew. None: the tables today."""

    def __init__(self, path, reverse=False):
        design = sections(path) if path else {"the change": []}
        if "the tables today" in design:
            design = {"the change": design["the change"]}
        self.queries = QUERIES | design
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.execute(f"PRAGMA reverse_unordered_selects = {int(reverse)}")   # rows in no promised order
        for statement in TABLES["the tables today"]:
            self.db.execute(statement)
        self.before_the_change()
        for statement in self.statements("the change"):
            self.db.execute(statement)

    def before_the_change(self):
        """Memberships from before: one that is over, one that is not."""
        self.run("INSERT INTO member VALUES (31, 4, 'noor@example.org', '2025-02-01', '2026-06-30')")
        self.run("INSERT INTO member VALUES (32, 4, 'ari@example.org', '2025-03-10', NULL)")
        self.run("INSERT INTO payment VALUES (1, 31, 6000), (2, 32, 6000)")

    def statements(self, name):
        return self.queries[name]

    def run(self, statement, **values):
        used = {k: v for k, v in values.items() if re.search(rf":{k}\b", statement)}
        return self.db.execute(statement, used).fetchall()

    def do(self, name, email="", today="2026-11-03", club=4):
        """Run the statements of a query as one transaction, and return the rows of the last one.

        A SELECT before a write is a look by the app: when it finds something, the app refuses.
        """
        self.db.execute("BEGIN")
        try:
            rows = []
            for statement in self.statements(name):
                if rows:
                    raise sqlite3.IntegrityError("the app has found this address")
                rows = self.run(statement, club=club, email=email, today=today)
            self.db.execute("COMMIT")
            return rows
        except sqlite3.Error:
            self.db.execute("ROLLBACK")
            raise

    def tries(self, name, *args, **values):
        """Return "ok", or the error."""
        try:
            self.do(name, *args, **values)
            return "ok"
        except sqlite3.Error as error:
            return str(error)

    def plan(self, name):
        statement = self.statements(name)[-1]
        values = {k: 1 for k in re.findall(r":(\w+)", statement)}
        return [line for *_, line in self.db.execute("EXPLAIN QUERY PLAN " + statement, values)]
