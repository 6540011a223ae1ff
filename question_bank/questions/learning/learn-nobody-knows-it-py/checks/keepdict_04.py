"""keepdict 0.4, as it is installed."""
import json
import sqlite3
from contextlib import contextmanager


class Busy(Exception):
    """Another process is writing."""


class KeepDict:
    def __init__(self, path, wait=5):
        self._db = sqlite3.connect(path, timeout=wait, isolation_level=None)
        self._db.execute("CREATE TABLE IF NOT EXISTS pairs (key TEXT PRIMARY KEY, value TEXT)")
        self._later = None              # the writes of an open group

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._db.close()

    def __getitem__(self, key):
        if self._later and key in self._later:
            return json.loads(self._later[key])
        found = self._db.execute("SELECT value FROM pairs WHERE key = ?", (key,)).fetchone()
        if not found:
            raise KeyError(key)
        return json.loads(found[0])

    def __setitem__(self, key, value):
        text = json.dumps(value)
        if self._later is None:
            self._write({key: text})
        else:
            self._later[key] = text

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self):
        kept = {key for (key,) in self._db.execute("SELECT key FROM pairs")}
        return sorted(kept | set(self._later or ()))

    @contextmanager
    def group(self):
        self._later = {}
        try:
            yield
        finally:
            later, self._later = self._later, None
            self._write(later)

    def _write(self, pairs):
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise Busy(str(error)) from error
        for pair in pairs.items():
            self._db.execute("INSERT OR REPLACE INTO pairs VALUES (?, ?)", pair)
        self._db.execute("COMMIT")
