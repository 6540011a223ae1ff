"""The same file twice; payments and invoices are compared with the bank."""
import importer
from ledger import Db, at_bank, database, file, stored


def test_a_second_run_changes_nothing():
    connection = database(getattr(importer, "MIGRATION", ""))
    for _ in range(2):
        importer.import_payments(Db(connection), file(41))
    paid, added = stored(connection)
    assert paid == added == at_bank(file(41))
