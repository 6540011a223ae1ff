"""Prints the tables of today as a diagram, from what the database says about them."""
import sqlite3

ORDER = ("invoice", "line", "product")
WORDS = {"invoice": "belongs to one", "product": "names one"}

with open("exhibits/today.sql") as file:
    tables = file.read().partition("-- show")[0]
store = sqlite3.connect(":memory:")
store.executescript(tables)
print("schema: diagram/1\ntype: schema\nboxes:")
for column, table in enumerate(ORDER, 1):
    print(f"  - id: {table}\n    title: {table}\n    column: {column}\n    row: 1\n    fields:")
    for _, name, kind, _, _, key in store.execute(f"PRAGMA table_info({table})"):
        print(f"      - {{name: {name}, is: {kind.lower()}{', key: true' if key else ''}}}")
print("links:")
for other in sorted(row[2] for row in store.execute("PRAGMA foreign_key_list(line)")):
    print(f"  - {{from: line, to: {other}, text: {WORDS[other]}}}")
