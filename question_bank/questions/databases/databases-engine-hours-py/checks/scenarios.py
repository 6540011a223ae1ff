"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import sys

from harbour import harbour, stored, tuesday

MONDAY, TUESDAY = "2026-08-03", "2026-08-04"
file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("engine_hours", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)


def after(boats, readings, *days):
    """Return what the table holds when the job has run for these days, and print it."""
    db = harbour(boats, readings)
    for day in days:
        module.take_over(db, day)
    found = stored(db)
    print(*(f"hours={hours} read_on={read_on}" for hours, read_on in found), sep="; ")
    return found


def read_once():
    return after([("A", 0, 10, MONDAY), ("B", 0, 20, MONDAY)],
                 [(2, TUESDAY, "17:00", 28), (1, TUESDAY, "17:10", 15)],
                 TUESDAY) == [(15, TUESDAY), (28, TUESDAY)]


def hours_kept():
    found = after([("A", 300, 406, MONDAY)], [(1, MONDAY, "17:00", 406)], TUESDAY)
    return [hours for hours, _ in found] == [406]


def day_kept():
    found = after([("A", 300, 406, MONDAY)], [(1, MONDAY, "17:00", 406)], TUESDAY)
    return [read_on for _, read_on in found] == [MONDAY]


def new_boat():
    return after([("A", 0, 0, None)], [], TUESDAY) == [(0, None)]


def corrected():
    return after([("A", 250, 341, MONDAY), ("B", 250, 341, MONDAY)],
                 [(1, TUESDAY, "17:10", 3447), (1, TUESDAY, "17:25", 344),
                  (2, TUESDAY, "17:10", 34), (2, TUESDAY, "17:25", 344)],
                 TUESDAY) == [(344, TUESDAY), (344, TUESDAY)]


def corrected_later():
    right = []
    for first in (3447, 34):                       # typed wrong, once too high and once too low
        db = harbour([("A", 250, 341, MONDAY)], [(1, TUESDAY, "17:10", first)])
        module.take_over(db, TUESDAY)
        db.execute("INSERT INTO reading (boat_id, day, time, hours) VALUES (1, ?, '18:30', 344)", [TUESDAY])
        db.commit()
        module.take_over(db, TUESDAY)
        found = stored(db)
        print(*(f"hours={hours} read_on={read_on}" for hours, read_on in found))
        right.append(found == [(344, TUESDAY)])
    return all(right)


def list_of_tuesday():
    db = tuesday()
    module.take_over(db, TUESDAY)
    found = module.due_for_service(db)
    print("list:", *found)
    return found == ["Heron", "Plover", "Curlew", "Grebe"]


def monday_again():
    return after([("A", 0, 10, "2026-08-02")],
                 [(1, MONDAY, "17:00", 14), (1, TUESDAY, "17:00", 19)],
                 MONDAY, TUESDAY, MONDAY) == [(19, TUESDAY)]


sys.exit(0 if globals()[scenario]() else 1)
