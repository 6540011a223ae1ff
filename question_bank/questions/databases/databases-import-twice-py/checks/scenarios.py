"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from ledger import WRONG, Db, Stopped, at_bank, database, file, load, stored

IMPORTER = load(sys.argv[1])
MONDAY, TUESDAY = file(41), file(42)


def new_database():
    return database(getattr(IMPORTER, "MIGRATION", ""))


def run(connection, rows, stop_at=None):
    """Return what the import returns or raises."""
    try:
        return IMPORTER.import_payments(Db(connection, stop_at), rows)
    except Exception as error:
        connection.rollback()
        return error


def wrong(connection, *files):
    """The invoices that differ from the bank, in their own column or in the sum of their payments."""
    bank = at_bank(*files)
    paid, added = stored(connection)
    return [f"{i}: paid {paid[i]}, payments {added[i]}, bank {bank[i]}" for i in bank
            if not paid[i] == added[i] == bank[i]]


def after(*files):
    connection = new_database()
    for rows in files:
        run(connection, rows)
    found = wrong(connection, *files)
    print("wrong:", "; ".join(found) or "none")
    return not found


def distinct(rows):
    """Rows with no two alike and none that is corrected, so that only the thing asked for is tested."""
    return [row for row in rows if row["reference"] not in ("R1004", "R1009")]


def once():
    return after(distinct(MONDAY))


def stops():
    rows, bad, stop_at = distinct(MONDAY), 0, 0
    while True:
        stop_at += 1
        connection = new_database()
        try:
            run(connection, rows, stop_at)
        except Stopped:
            run(connection, rows)
            bad += bool(wrong(connection, rows))
        else:
            break
    print(f"wrong after {bad} of {stop_at - 1} places to stop")
    return not bad


def again():
    return after(distinct(MONDAY), distinct(MONDAY))


def resent():
    return after(distinct(MONDAY), distinct(TUESDAY))


def alike():
    return after([row for row in MONDAY if row["reference"] in ("R1003", "R1004")])


def corrected():
    return after(distinct(MONDAY) + [MONDAY[-1]], TUESDAY)


def old_again():
    return after(distinct(MONDAY) + [MONDAY[-1]], TUESDAY, distinct(MONDAY) + [MONDAY[-1]])


def bad_row():
    connection = new_database()
    rows = distinct(file(41, repaired=False))
    told = repr(run(connection, rows))
    good = [row for row in rows if row["invoice"] != WRONG]
    missing = wrong(connection, good)
    run(connection, distinct(MONDAY))
    later = wrong(connection, distinct(MONDAY))
    print(f"told={'R1006' in told} others wrong={len(missing)} after the repair wrong={len(later)}")
    return "R1006" in told and not missing and not later


sys.exit(0 if globals()[sys.argv[2]]() else 1)
