"""Prints the plan of the page's query, without and with Kim's index."""
from orders import database, plan, statement

for title, index in [("Plan without the index", False), ("Plan with the index orders_created", True)]:
    print(title)
    for step in plan(database(index), statement()):
        print(f"  {step}")
