"""Recomputes every number that the key quotes, from the tables and by running the code."""
import json
import sqlite3
import sys

from harbour import rows, stored, tuesday

sys.path.insert(0, "exhibits")
sys.path.insert(1, "answers")
import engine_hours
import newest_of_all
import newest_today
import not_backwards
import one_by_one
import where_today

MONDAY, TUESDAY = "2026-08-03", "2026-08-04"


def changed(module):
    """Return how many rows of boat the job of Tuesday touches."""
    db = tuesday()
    before = db.total_changes
    module.take_over(db, TUESDAY)
    return db.total_changes - before


def plover_after_monday(module):
    """Return the hours of Plover when the day of Monday is run once more after Tuesday."""
    db = tuesday()
    for day in (TUESDAY, MONDAY):
        module.take_over(db, day)
    return stored(db)[2][0]


read = [row for row in rows("exhibits/readings.csv") if row[2] == TUESDAY]
before, after = rows("exhibits/before.csv"), rows("exhibits/after.csv")
hours = {name: int(value) for _, name, _, value, _ in before}
serviced = {name: int(value) for _, name, value, _, _ in before}
listed = engine_hours.due_for_service(tuesday())
assert listed == ["Heron", "Curlew", "Grebe"], "the list of Monday, with the hours typed in by hand"
assert engine_hours.due_for_service(tuesday("exhibits/after.csv")) == ["Teal", "Plover"]

strict = tuesday()                                 # the column may not be empty: the job stops
strict.executescript("CREATE TABLE b (id, name, serviced_at, hours NOT NULL, read_on);"
                     "INSERT INTO b SELECT * FROM boat; DROP TABLE boat; ALTER TABLE b RENAME TO boat;")
kept = stored(strict)
try:
    engine_hours.take_over(strict, TUESDAY)
except sqlite3.IntegrityError:
    strict.rollback()
else:
    raise AssertionError("a column that may not be empty stops the job")
assert stored(strict) == kept

print(json.dumps({
    "rows_changed": changed(engine_hours),
    "rows_wanted": changed(where_today),
    "rows_one_by_one": changed(one_by_one),
    "rows_newest_of_all": changed(newest_of_all),
    "boats_read": len({boat for _, boat, *_ in read}),
    "readings_of_tuesday": len(read),
    "hours_lost": sum(a[3] is None for a in after),
    "days_wrong": sum(b[4] != a[4] and b[0] not in {r[1] for r in read} for b, a in zip(before, after)),
    "heron_since_service": hours["Heron"] - serviced["Heron"],
    "curlew_since_service": hours["Curlew"] - serviced["Curlew"],
    "grebe_since_service": hours["Grebe"] - serviced["Grebe"],
    "plover_since_service": 512 - serviced["Plover"],
    "teal_since_service": 344 - serviced["Teal"],
    "teal_as_listed": 3447 - serviced["Teal"],
    "plover_after_monday": plover_after_monday(newest_today),
    "plover_since_service_after_monday": plover_after_monday(newest_today) - serviced["Plover"],
    "plover_kept": plover_after_monday(not_backwards),
}))
