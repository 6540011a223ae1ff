"""A small copy of the tables in SQLite, and the rows that each statement of the programs locks, in order."""
import re
import sqlite3

SCHEMA = """
CREATE TABLE customer (id INTEGER PRIMARY KEY, monthly INTEGER NOT NULL DEFAULT 0, billed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE contract (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, tariff TEXT NOT NULL,
                       price INTEGER NOT NULL, months INTEGER NOT NULL DEFAULT 0);
CREATE INDEX contract_tariff ON contract (tariff);
CREATE INDEX contract_customer ON contract (customer_id);
"""
# The table of an UPDATE, and its own condition: the last WHERE that stands in no brackets.
WHERE = re.compile(r"UPDATE (\w+)\s+SET .+?\s+WHERE ((?:(?!\bWHERE\b).)+|id IN \(.+\))", re.S)


def database(contracts):
    """`contracts` is a list of (id, customer_id, tariff)."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(SCHEMA)
    db.executemany("INSERT INTO customer (id) VALUES (?)", [(c,) for c in sorted({c for _, c, _ in contracts})])
    db.executemany("INSERT INTO contract (id, customer_id, tariff, price) VALUES (?, ?, ?, 1000)", contracts)
    db.execute("UPDATE customer SET monthly = (SELECT sum(price) FROM contract WHERE customer_id = customer.id)")
    return db


class Program:
    """A section of the file. Its statements stand in transactions; SET and CALL say how it is run."""

    def __init__(self, header, body):
        self.name = header.split(",")[0]
        self.tries, self.follows_prices, self.one_lock = 0, False, False
        self.transactions, inside = [], False
        for statement in (s.strip() for s in body.split(";") if s.strip()):
            if statement.startswith(("SET", "CALL")):
                self._set(statement)
            elif statement == "BEGIN":
                self.transactions.append([])
                inside = True
            elif statement == "COMMIT":
                inside = False
            elif inside:
                self.transactions[-1].append(statement)
            else:
                self.transactions.append([statement])

    def _set(self, statement):
        match re.findall(r"\w+", statement):
            case ["SET", "tries_after_deadlock", number]:
                self.tries = int(number)
            case ["SET", "lock_timeout", _]:
                pass                               # longer than any wait here: a circle is seen at once
            case ["CALL", "wait_for_end_of", "prices"]:
                self.follows_prices = True
            case ["CALL", "lock_for_whole_run", _]:
                self.one_lock = True
            case _:
                raise ValueError(statement)

    def locks(self, db, values):
        """Yield for each transaction its (statement, rows that it locks)."""
        for statements in self.transactions:
            yield [(statement, touched(db, statement, values)) for statement in statements]


def touched(db, statement, values):
    """The rows that a statement locks, in the order in which its plan finds them."""
    used = {k: v for k, v in values.items() if re.search(rf":{k}\b", statement)}
    if statement.startswith("SELECT"):
        table, query = "customer", statement.removesuffix("FOR UPDATE")
    else:
        table, where = WHERE.fullmatch(statement).groups()
        used = {k: v for k, v in used.items() if re.search(rf":{k}\b", where)}
        query = f"SELECT id FROM {table} WHERE {where}"
    return [(table, row[0]) for row in db.execute(query, used)]


def programs(path):
    with open(path) as file:
        parts = re.split(r"^-- (\w+, .+)$", file.read(), flags=re.M)[1:]
    found = [Program(header, body) for header, body in zip(parts[::2], parts[1::2])]
    return {program.name: program for program in found}
