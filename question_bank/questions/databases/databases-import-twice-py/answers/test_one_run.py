"""A good file, once: green on the fault."""
import importer
from ledger import Db, at_bank, database, file, stored


def test_each_invoice_is_paid():
    connection = database(getattr(importer, "MIGRATION", ""))
    importer.import_payments(Db(connection), file(41))
    paid, _ = stored(connection)
    assert paid == at_bank(file(41))
