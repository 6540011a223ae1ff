"""The same file twice, but only the payments are counted, not what each invoice has as paid."""
import importer
from ledger import Db, database, file


def test_a_second_run_adds_no_payment():
    connection = database(getattr(importer, "MIGRATION", ""))
    for _ in range(2):
        importer.import_payments(Db(connection), file(41))
    assert connection.execute("SELECT count(*) FROM payment").fetchone()[0] == len(file(41))
