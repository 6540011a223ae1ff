"""Prints how many rows the page reads for each account, on the schema as shown."""
from tickets import ACCOUNTS, database, run

db = database()
page = open("exhibits/page.sql").read()
print("account,tickets,open_tickets,newest_open_ticket,rows_on_page,rows_read")
for name, account in ACCOUNTS.items():
    tickets, opened, newest = db.execute(
        "SELECT count(*), sum(status = 'open'), max(created_at) FILTER (WHERE status = 'open')"
        " FROM ticket WHERE account_id = ?", [account]).fetchone()
    found, looked_at = run(db, page, account)
    print(f"{name},{tickets},{opened},{newest[:10]},{len(found)},{looked_at}")
