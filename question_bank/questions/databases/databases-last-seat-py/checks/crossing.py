"""Runs requests at once on SQLite, in every order of their statements. One statement runs at a time; no time passes."""
import sqlite3
import threading


class Result:
    def __init__(self, cursor):
        self._rows = cursor.fetchall()
        self.rowcount = cursor.rowcount

    def fetchone(self):
        return self._rows[0] if self._rows else None


class Db:
    """A connection that waits for its turn before each statement, commit and rollback."""

    def __init__(self, connection, request):
        self._connection = connection
        self._request = request

    def execute(self, sql, values=()):
        return self._request.turn(lambda: Result(self._connection.execute(sql, values)))

    def commit(self):
        if self._connection.in_transaction:
            self._request.turn(self._connection.commit)

    def rollback(self):
        if self._connection.in_transaction:
            self._request.turn(self._connection.rollback)

    def __enter__(self):
        return self

    def __exit__(self, error, *_):
        self.rollback() if error else self.commit()


class Request:
    """One request in a thread of its own, which runs only when it is given a turn."""

    def __init__(self, connection, work):
        self.error, self.over, self.waits = None, False, False
        self._go, self._back = threading.Semaphore(0), threading.Semaphore(0)
        self._thread = threading.Thread(target=self._run, args=[Db(connection, self), work])
        self._connection = connection
        self._thread.start()
        self._back.acquire()

    def _run(self, db, work):
        try:
            work(db)
        except Exception as error:
            self.error = error
            self._connection.rollback()
        self.over = True
        self._back.release()

    def turn(self, act):
        while True:
            self._back.release()
            self._go.acquire()
            try:
                return act()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname != "SQLITE_BUSY":
                    raise                          # another error than a lock that is held
                self.waits = True                  # for the other transaction to end

    @property
    def holds(self):
        return self._connection.in_transaction

    def step(self):
        self._go.release()
        self._back.acquire()


def run(connections, works, wanted):
    """Run the works to their end. `wanted` says whose turn it is; after it, the first that can run.

    Return the errors, and for each turn (who of those that can run, how many can run).
    """
    requests = [Request(c, w) for c, w in zip(connections, works)]
    turns = []
    while open_ := [r for r in requests if not r.over]:
        ready = [r for r in open_ if not r.waits]
        choice = wanted[len(turns)] if len(turns) < len(wanted) else 0
        turns.append((choice, len(ready)))
        one = ready[choice]
        held = one.holds
        one.step()
        if one.over or held and not one.holds:
            for request in requests:
                request.waits = False
    return [r.error for r in requests], turns


def every_order(connections, works, before):
    """Run the works once in each order of their statements, after `before`; yield their errors."""
    wanted = []
    while True:
        before()
        errors, turns = run(connections, works, wanted)
        yield errors
        while turns and turns[-1][0] == turns[-1][1] - 1:
            turns.pop()
        if not turns:
            return
        wanted = [choice for choice, _ in turns[:-1]] + [turns[-1][0] + 1]
