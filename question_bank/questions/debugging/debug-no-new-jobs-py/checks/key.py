"""Recomputes every number that the key quotes, from the log and by running the code."""
import importlib.util
import json
import re

from day import thursday
from workshop import delete, workshop


def load(file):
    spec = importlib.util.spec_from_file_location("jobs", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def next_at(file, until, off=None):
    db = thursday(until=until)
    module = load(file)
    if hasattr(module, "prepare"):
        module.prepare(db)
    if off:
        delete(db, off)
    return module.next_number(db, 26)


def renumbered(n):
    db = workshop(26, 995)
    load("answers/renumber_all.py").prepare(db)
    return db.execute("SELECT number FROM job WHERE id = ?", [n]).fetchone()[0]


with open("exhibits/thursday.txt") as file:
    log = file.read()
SHOWN, RIGHT = "exhibits/jobs.py", "answers/numeric_max.py"
failed = [m.start() for m in re.finditer("FAILED", log)]
assert log.index("26-871") > failed[0], "a job with its old number is saved after the first failure"
print(json.dumps({
    "saved_after_release": len(re.findall(r"saved +26-\d+ +\w+$", log, re.M)),
    "failed": len(failed),
    "number_at_0948": next_at(SHOWN, "09:48"),
    "number_at_1002": next_at(SHOWN, "10:02"),
    "number_at_1110": next_at(SHOWN, "11:10"),
    "right_at_1002": next_at(RIGHT, "10:02"),
    "four_digits_at_1002": next_at("answers/four_digits.py", "10:02"),
    "count_at_1002": next_at("answers/count.py", "10:02"),
    "newest_row_at_1021": next_at("answers/newest_row.py", "10:21"),
    "numeric_when_1000_is_called_off": next_at(RIGHT, "10:44", off="26-1000"),
    "counter_when_1000_is_called_off": next_at("answers/counter.py", "10:44", off="26-1000"),
    "label_412_with_four_digits": renumbered(412),
    "first_of_next_year": load(SHOWN).next_number(thursday(), 27),
}))
