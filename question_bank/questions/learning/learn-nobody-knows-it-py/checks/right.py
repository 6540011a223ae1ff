"""A keepdict that does all that its page says and all that visits.py needs. The faults are planted into this text."""
import json
import sqlite3
from contextlib import contextmanager


class Busy(Exception):
    """Another process is writing."""


class KeepDict:
    def __init__(self, path, wait=5):
        self._db = sqlite3.connect(path, timeout=wait, isolation_level=None)
        self._db.execute("CREATE TABLE IF NOT EXISTS pairs (key TEXT PRIMARY KEY, value TEXT)")
        self._in_group = False

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._db.close()

    def __getitem__(self, key):
        found = self._db.execute("SELECT value FROM pairs WHERE key = ?", (key,)).fetchone()
        if not found:
            raise KeyError(key)
        return json.loads(found[0])

    def __setitem__(self, key, value):
        text = json.dumps(value)
        with self._transaction():
            self._db.execute("INSERT OR REPLACE INTO pairs VALUES (?, ?)", (key, text))

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self):
        return [key for (key,) in self._db.execute("SELECT key FROM pairs ORDER BY key")]

    @contextmanager
    def group(self):
        with self._transaction():
            self._in_group = True
            try:
                yield
            finally:
                self._in_group = False

    @contextmanager
    def _transaction(self):
        if self._in_group:
            yield
            return
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise Busy(str(error)) from error
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
