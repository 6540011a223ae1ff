"""usage: changes.py CONDITION SCENARIO [SETUP [SOURCE]]

Runs the page's query with another condition, after SETUP, on SOURCE in place of the table.
exit 0 when the scenario's promise holds
"""
import sys

from orders import DAY, database, plan, statement

condition, scenario, *rest = sys.argv[1:]
setup = rest[0] if rest else ""
source = rest[1] if len(rest) > 1 else "orders"
db, text = database(setup=setup), statement(condition, source)
moments = [row[2] for row in db.execute(text, {"day": DAY})]


def looks_up():
    steps = plan(db, text)
    print("; ".join(steps))
    return steps[0].startswith("SEARCH")


def shows(moment):
    print("shows:", ", ".join(moments) or "nothing")
    return moment in moments and all(shown.startswith(DAY) for shown in moments)


promises = {
    "looks_up": looks_up,
    "daytime": lambda: shows(f"{DAY} 09:30:12.250"),
    "last_second": lambda: shows(f"{DAY} 23:59:59.700"),
}
sys.exit(0 if promises[scenario]() else 1)
