"""A file store and a database in memory. Days pass only when a scenario says so."""
import sqlite3
from dataclasses import dataclass

from modules import MODULES


class StoreError(Exception):
    pass


@dataclass(frozen=True)
class Stored:
    name: str
    size: int
    age_days: float


class Store:
    def __init__(self, stuck=()):
        self.today = 0.0
        self._files = {}                           # name: (size, day stored)
        self._stuck = set(stuck)                   # names that cannot be deleted

    def put(self, name, size=10, age_days=365):
        self._files[name] = (size, self.today - age_days)

    def list(self):
        return [Stored(n, size, self.today - day) for n, (size, day) in self._files.items()]

    def names(self):
        return sorted(self._files)

    def bytes(self):
        return sum(size for size, _ in self._files.values())

    def delete(self, name):
        if name.rpartition("/")[2] in self._stuck:
            raise StoreError(name)
        del self._files[name]

    def move(self, name, to):
        size, _ = self._files.pop(name)
        self._files[to] = (size, self.today)


def make_db():
    db = sqlite3.connect(":memory:")
    for module in MODULES:
        for table, column in module.files.items():
            db.execute(f"CREATE TABLE {table} ({column} TEXT)")
    return db
