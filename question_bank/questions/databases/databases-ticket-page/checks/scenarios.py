"""usage: scenarios.py FILE SCENARIO

FILE holds statements for the schema, or the page's query written anew. exit 0 when the scenario's promise holds
"""
import sys

from tickets import ACCOUNTS, NO_TICKETS, database, plan, rows, run

FEW = 1_000                                        # two percent of the table
file, scenario = sys.argv[1:]
page = open("exhibits/page.sql").read()
db = database()
for statement in open(file).read().split(";"):
    if statement.strip().startswith("SELECT"):
        page = statement
    elif statement.strip():
        db.execute(statement)


def reads_few(account):
    _, looked_at = run(db, page, account)
    print(f"reads {looked_at} rows with {' + '.join(plan(db, page))}")
    return looked_at <= FEW


def same_rows():
    wrong = []
    table = list(rows())
    for name, account in ACCOUNTS.items():
        wanted = [(n, created, subject) for n, owner, status, created, subject in table
                  if owner == account and status == "open"]
        wanted = sorted(wanted, key=lambda row: row[1], reverse=True)[:20]
        found, _ = run(db, page, account)
        if found != wanted:
            wrong.append(f"{name} shows {len(found)} of {len(wanted)}")
    print("wrong:", ", ".join(wrong) or "none")
    return not wrong


def many_open():
    return reads_few(ACCOUNTS["A"])


def few_open():
    return reads_few(ACCOUNTS["B"])


def few_tickets():
    return reads_few(ACCOUNTS["C"])


def no_tickets():
    return reads_few(NO_TICKETS)


def all_accounts():
    newest = "SELECT id FROM ticket WHERE 1 ORDER BY created_at DESC LIMIT 20"
    _, looked_at = run(db, newest, None)
    print(f"the newest of all accounts: reads {looked_at} rows")
    return looked_at <= FEW


def new_ticket():
    indexes = len(db.execute("PRAGMA index_list(ticket)").fetchall())
    print(f"each new ticket writes to {indexes} indexes")
    return indexes <= 2


sys.exit(0 if globals()[scenario]() else 1)
