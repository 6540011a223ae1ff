"""usage: make_stored.py log|invoices    prints what the three runs of the code as shown log and leave"""
import sys

from ledger import INVOICES, at_bank, database, file, load, stored

importer = load("exhibits/import_payments.py")
connection = database()
log = []


def run(when, rows):
    log.append(f"{when}  import of file {rows[0]['file']}")
    try:
        log.append(f"{when}  {importer.import_payments(connection, rows)} payments booked")
    except LookupError as error:
        log.append(f"{when}  stopped: {error.args[0]}")


run("Mon 18:02", file(41, repaired=False))
log.append("Mon 18:19  Kim: R1006 is for invoice 2005. I change the row and start again.")
run("Mon 18:20", file(41))
run("Tue 18:02", file(42))
bank = at_bank(file(41), file(42))
paid, _ = stored(connection)
count = connection.execute("SELECT count(*) FROM payment").fetchone()[0]
references = {row["reference"] for row in file(41) + file(42)}
log.append(f"Wed 09:10  Dana: payments in the system {count}, at the bank {len(references)}")
log.append(f"Wed 09:10  Dana: invoices that differ {sum(paid[i] != bank[i] for i in INVOICES)}")
if sys.argv[1] == "log":
    print(*log, sep="\n")
else:
    print("invoice,to_pay,paid_in_the_system,paid_at_the_bank")
    for invoice, to_pay in INVOICES.items():
        print(f"{invoice},{to_pay},{paid[invoice]},{bank[invoice]}")
