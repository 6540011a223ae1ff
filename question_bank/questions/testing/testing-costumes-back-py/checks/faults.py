"""Functions with one mistake each: the text of the right function that is replaced, and by what."""
from pathlib import Path

ONE_OPEN = "WHERE costume = ? AND back IS NULL"
GROUPS = {
    "written": {
        "month_only": ("(day, costume)", "(day[:7], costume)"),
        "never_refused": ("rowcount == 0", "rowcount < 0"),
    },
    "others": {
        "all_that_are_out": (ONE_OPEN, "WHERE ? > 0 AND back IS NULL"),
        "whole_table": (ONE_OPEN, "WHERE ? > 0"),
    },
    "earlier": {"as_shown": (ONE_OPEN, "WHERE costume = ?")},
    "again": {
        "last_loan": (f'back = ? {ONE_OPEN}"', 'back = ?"\n            '
                      '" WHERE id = (SELECT max(id) FROM loans WHERE costume = ?)"'),
    },
    "rows": {
        "troupe_lost": ("SET back = ?", "SET troupe = 'store', back = ?"),
        "taken_moved": ("SET back = ?", "SET taken = date(taken, '+1 day'), back = ?"),
    },
    "kept": {"not_kept": ("with db:", "if True:")},
}
FAULTS = {name: change for group in GROUPS.values() for name, change in group.items()}


def source(name):
    """Return the text of the right function, or of the one with this mistake."""
    text = Path("answers/only_open.py").read_text(encoding="utf-8")
    if name == "right":
        return text
    old, new = FAULTS[name]
    assert text.count(old) == 1, f"{old!r} is not there once"
    return text.replace(old, new)


assert source("as_shown") == Path("exhibits/loans.py").read_text(encoding="utf-8")
assert source("last_loan") == Path("answers/last_loan.py").read_text(encoding="utf-8")
