"""Recomputes every number that the key quotes, from the table, the listed facts and by running the code."""
import csv
import importlib.util
import json

from library import TODAY, Connection

NEAR, FAR = 0.1, 2                                 # ms for a statement: facts 2 and 3


def statements(file, loans, overdue):
    spec = importlib.util.spec_from_file_location("loans", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    db = Connection()
    db.fill("B", loans, overdue)
    module.loan_list(db, "B", TODAY)
    return db.statements


with open("exhibits/branches.csv") as file:
    branches = {row["branch"]: {k: int(v) for k, v in row.items() if k != "branch"} for row in csv.DictReader(file)}
sent = {name: statements("exhibits/loans.py", b["open_loans"], b["overdue"]) for name, b in branches.items()}
for name, b in branches.items():
    assert sent[name] == 1 + b["open_loans"] + b["overdue"], name
    assert sent[name] * FAR == b["page_ms"], name
print(json.dumps({
    "statements_centre": sent["Centre"],
    "overdue_forest": branches["Forest"]["overdue"],
    "statements_mill": sent["Mill"],
    "statements_forest": sent["Forest"],
    "ms_centre": branches["Centre"]["page_ms"],
    "ms_centre_at_kims": round(sent["Centre"] * NEAR),
    "ms_centre_names_joined": FAR * statements("answers/join_reader.py", 400, 60),
    "statements_centre_names_joined": statements("answers/join_reader.py", 400, 60),
    "statements_centre_names_kept": statements("answers/cache_readers.py", 400, 60),
    "ms_one_statement": FAR * statements("answers/one_statement.py", 400, 60),
    "ms_three_statements": FAR * statements("answers/in_list.py", 400, 60),
    "ms_largest": FAR * statements("exhibits/loans.py", 1_600, 100),
}))
