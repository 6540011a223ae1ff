"""The same file twice, and a stop at every statement with a second run after it."""
import importer
from ledger import Db, Stopped, at_bank, database, file, stored


def test_a_second_run_changes_nothing():
    connection = database(getattr(importer, "MIGRATION", ""))
    for _ in range(2):
        importer.import_payments(Db(connection), file(41))
    paid, added = stored(connection)
    assert paid == added == at_bank(file(41))


def test_a_stop_at_any_statement_is_made_good_by_a_second_run():
    stop_at = 0
    while True:
        stop_at += 1
        connection = database(getattr(importer, "MIGRATION", ""))
        try:
            importer.import_payments(Db(connection, stop_at), file(41))
            break                                  # ran to its end: every place was tried
        except Stopped:
            importer.import_payments(Db(connection), file(41))
        paid, added = stored(connection)
        assert paid == added == at_bank(file(41)), stop_at
