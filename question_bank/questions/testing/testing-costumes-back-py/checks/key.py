"""Plays nine loans with the function as shown, and looks for the days that it wrote over."""
import importlib.util
import json
import sqlite3

from faults import FAULTS

HISTORY = [                        # costume, troupe, taken, back
    (7, "Ark", "2026-03-03", "2026-03-09"), (12, "Ark", "2026-03-05", "2026-03-19"),
    (20, "Cove", "2026-03-12", "2026-03-15"), (12, "Dell", "2026-03-19", "2026-03-28"),
    (15, "Bell", "2026-04-01", "2026-04-08"), (7, "Bell", "2026-04-10", "2026-04-20"),
    (7, "Cove", "2026-05-02", "2026-05-14"), (15, "Ark", "2026-05-04", "2026-05-10"),
    (20, "Bell", "2026-05-12", None),
]
SAME_DAY = """
    SELECT id FROM loans AS one WHERE EXISTS (
        SELECT 1 FROM loans AS two
        WHERE two.costume = one.costume AND two.back = one.back AND two.id <> one.id)"""
SAME_DAY_AS_LATER = SAME_DAY.replace("two.id <> one.id", "two.id > one.id")


def load(file):
    spec = importlib.util.spec_from_file_location("function", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def play(module):
    """Return the table after the history: taken and brought back in the order of the days."""
    db = sqlite3.connect(":memory:")
    db.execute(module.TABLE)
    acts = [(back, 0, costume, "") for costume, _, _, back in HISTORY if back]
    acts += [(taken, 1, costume, troupe) for costume, troupe, taken, _ in HISTORY]
    for day, is_taken, costume, troupe in sorted(acts):
        if is_taken:
            db.execute("INSERT INTO loans VALUES (NULL, ?, ?, ?, NULL)", (costume, troupe, day))
            db.commit()
        else:
            module.take_back(db, costume, day)
    return db


def ids(db, query):
    return {row[0] for row in db.execute(query)}


db, right = play(load("exhibits/loans.py")), play(load("answers/only_open.py"))
table = "SELECT costume, troupe, taken, back FROM loans ORDER BY id"
assert right.execute(table).fetchall() == HISTORY
truth = dict(right.execute("SELECT id, back FROM loans"))
wrong = {number for number, back in db.execute("SELECT id, back FROM loans")
         if back != truth[number]}
assert ids(db, SAME_DAY_AS_LATER) == wrong < ids(db, SAME_DAY)
assert ids(right, SAME_DAY) == set()
print(json.dumps({
    "mistakes": len(FAULTS),
    "loans": len(HISTORY),
    "written_over": len(wrong),
    "same_day": len(ids(db, SAME_DAY)),
    "same_day_as_later": len(ids(db, SAME_DAY_AS_LATER)),
}))
