"""The library's tables in memory, and a connection that counts what is asked of it. No real time passes."""
import sqlite3

TODAY = "2026-11-02"
PARAMETERS = 999                                   # most parameters of one statement


class Rows:
    def __init__(self, db, cursor):
        self._db, self._cursor = db, cursor

    def fetchone(self):
        row = self._cursor.fetchone()
        self._db.rows += row is not None
        return row

    def fetchall(self):
        rows = self._cursor.fetchall()
        self._db.rows += len(rows)
        return rows

    def __iter__(self):
        return iter(self.fetchall())


class Connection:
    """A database across the network: `statements` sent to it, and `rows` that came back."""

    def __init__(self):
        self.inside = sqlite3.connect(":memory:")
        self.inside.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, PARAMETERS)
        with open("exhibits/schema.sql") as file:
            self.inside.executescript(file.read())
        self.inside.executemany("INSERT INTO reader VALUES (?, ?)",
                                [(n, f"Reader {n}") for n in range(1, 1_501)])
        self.statements = self.rows = 0

    def execute(self, statement, parameters=()):
        self.statements += 1
        return Rows(self, self.inside.execute(statement, parameters))

    def lend(self, branch, *, due_on="2026-11-20", reminders=(), returned_on=None):
        """Store a loan with its reminders, past the count of statements."""
        count = self.inside.execute("SELECT COUNT(*) FROM loan").fetchone()[0]
        self.inside.execute("INSERT INTO loan VALUES (?, ?, ?, ?, ?, ?)",
                            [count + 1, branch, 1 + count * 3 // 4 % 1_500, f"Book {count + 1}", due_on, returned_on])
        for day in reminders:
            self.inside.execute("INSERT INTO reminder (loan_id, sent_on) VALUES (?, ?)", [count + 1, day])

    def fill(self, branch, loans, overdue):
        """Store that many open loans. Of the overdue ones, each third has two reminders and each third has none."""
        for n in range(loans):
            if n < overdue:
                reminders = (["2026-10-20"], ["2026-10-12", "2026-10-26"], [])[n % 3]
                self.lend(branch, due_on=f"2026-10-{1 + n % 28:02}", reminders=reminders)
            else:
                self.lend(branch, due_on=f"2026-11-{3 + n % 28:02}")
