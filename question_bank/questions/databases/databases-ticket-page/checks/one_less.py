"""Prints how many rows the page reads for account D after one of its tickets is closed."""
from tickets import ACCOUNTS, database, run

db = database()
db.execute("UPDATE ticket SET status = 'closed' WHERE id = (SELECT max(id) FROM ticket WHERE account_id = ?)",
           [ACCOUNTS["D"]])
found, looked_at = run(db, open("exhibits/page.sql").read(), ACCOUNTS["D"])
print(f"{len(found)} tickets on the page, {looked_at} rows read")
