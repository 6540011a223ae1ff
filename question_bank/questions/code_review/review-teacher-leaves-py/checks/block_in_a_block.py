"""A trial of ten lines: what a block in a block leaves when the outer one ends with an error."""
import sqlite3

db = sqlite3.connect("trial.db")
db.execute("CREATE TABLE t (what TEXT)")
try:
    with db:
        db.execute("INSERT INTO t VALUES ('before')")
        with db:
            db.execute("INSERT INTO t VALUES ('inside')")
        db.execute("INSERT INTO t VALUES ('after')")
        raise ValueError
except ValueError:
    pass
db.close()
print("stored:", *(row[0] for row in sqlite3.connect("trial.db").execute("SELECT what FROM t")))
