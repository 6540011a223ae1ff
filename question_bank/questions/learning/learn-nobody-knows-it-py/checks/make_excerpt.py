"""Prints the parts of keepdict 0.4 that matter here."""
from pathlib import Path

parts = Path("checks/keepdict_04.py").read_text(encoding="utf-8").split("\n\n    ")
for start in ("def __setitem__", "@contextmanager\n    def group", "def _write"):
    (part,) = (p for p in parts if p.startswith(start))
    print(f"    {part.rstrip()}\n")
print("    # get and keys read the table, and inside a group what is in self._later too")
