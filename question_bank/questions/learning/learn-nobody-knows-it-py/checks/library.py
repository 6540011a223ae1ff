"""Puts one keepdict into the working directory: right, as installed, or with a fault planted."""
from pathlib import Path

AS_INSTALLED = "checks/keepdict_04.py"
FAULTS = {
    # Nothing is in the file before it is closed.
    "at_close": ("checks/right.py", [
        ('        self._in_group = False\n\n    def __enter__', '        self._in_group = True\n'
         '        self._db.execute("BEGIN")\n\n    def __enter__'),
        ("        self._db.close()", '        self._db.execute("COMMIT")\n        self._db.close()'),
        ("with self._transaction():\n            self._in_group = True\n            try:\n                yield\n"
         "            finally:\n                self._in_group = False",
         'self._db.execute("SAVEPOINT one")\n        try:\n            yield\n        except BaseException:\n'
         '            self._db.execute("ROLLBACK TO one")\n            raise'),
    ]),
    # A group saves each write alone.
    "each_alone": ("checks/right.py", [
        ("with self._transaction():\n            self._in_group = True\n            try:\n                yield\n"
         "            finally:\n                self._in_group = False", "yield"),
    ]),
    # A group saves each write alone, and takes it back when an error comes.
    "takes_back": ("checks/right.py", [
        ("with self._transaction():\n            self._in_group = True\n            try:\n                yield\n"
         "            finally:\n                self._in_group = False",
         'before = self._db.execute("SELECT * FROM pairs").fetchall()\n        try:\n            yield\n'
         '        except BaseException:\n            self._db.execute("DELETE FROM pairs")\n'
         '            self._db.executemany("INSERT INTO pairs VALUES (?, ?)", before)\n            raise'),
    ]),
    # As installed, with a group that drops its writes when an error comes.
    "reads_early": (AS_INSTALLED, [
        ("        try:\n            yield\n        finally:\n            later, self._later = self._later, None\n"
         "            self._write(later)",
         "        try:\n            yield\n            later = self._later\n        finally:\n"
         "            self._later = None\n        self._write(later)"),
    ]),
    "installed": (AS_INSTALLED, []),
    "right": ("checks/right.py", []),
}


def install(name):
    file, changes = FAULTS[name]
    text = Path(file).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is not there once"
        text = text.replace(old, new)
    Path("keepdict.py").write_text(text, encoding="utf-8")
