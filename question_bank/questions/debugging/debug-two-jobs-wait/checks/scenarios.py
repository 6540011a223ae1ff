"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import sqlite3
import sys

from data import database, programs
from lock_table import ROW, Locks, Session

PROGRAMS = programs(sys.argv[1])
TARIFFS = ("A", "B", "C")
LONGEST_WAIT = 5.0                     # seconds that a person at the web page waits; a whole job takes more


def contracts(customers):
    """Two contracts for each customer; the numbers of contracts do not follow those of customers."""
    return [(n, n * 7 % customers + 1, TARIFFS[n // 5 % 3]) for n in range(1, 2 * customers + 1)]


class World:
    """The rows that each run of a program locks, worked out once."""

    def __init__(self, customers):
        self.contracts = contracts(customers)
        self.customers = customers
        self.db = database(self.contracts)

    def run_of(self, name, values):
        program = PROGRAMS[name]
        rows = []
        for one in values:
            for transaction in program.locks(self.db, one):
                rows.append([row for _, touched in transaction for row in touched])
        rows = [transaction for transaction in rows if transaction]
        return lambda: Session(name, rows, program.tries, program.one_lock)

    def groups(self, size):
        return [{"first": n, "last": n + size - 1} for n in range(1, self.customers + 1, size)]

    def prices(self, size=4):
        small = any(":first" in s for transaction in PROGRAMS["prices"].transactions for s in transaction)
        return self.run_of("prices", [{"tariff": t} | group for t in TARIFFS
                                      for group in (self.groups(size) if small else [{}])])

    def bills(self, size=4):
        return self.run_of("bills", self.groups(size))

    def hand_over(self, contract, to):
        owner = next(customer for n, customer, _ in self.contracts if n == contract)
        return self.run_of("hand_over", [{"contract": contract, "from": owner, "to": to}])


def alone(run):
    locks = Locks()
    session = run()
    locks.start(session)
    locks.run()
    return session


def meet(first, *others):
    """Run the first at 0, each other (run, start) beside it. Return the sessions."""
    locks = Locks()
    sessions = [first()]
    locks.start(sessions[0])
    for run, start in others:
        session = run()
        sessions.append(session)
        after = "prices" if session.name == "bills" and PROGRAMS["bills"].follows_prices else None
        locks.start(session, start, after if after == sessions[0].name else None)
    locks.run()
    assert all(s.ended is not None for s in sessions), "somebody waits for ever"
    return sessions


def offsets(run):
    """Starts that are half a row apart, over the time that the run takes alone."""
    return [n * ROW / 2 for n in range(int(alone(run).ended / ROW * 2) + 2)]


def rolled_back(meetings):
    meetings = list(meetings)
    hit = sum(any(s.rolled_back for s in sessions) for sessions in meetings)
    print(f"a transaction is rolled back in {hit} of {len(meetings)} meetings")
    return not hit


def one_by_one():
    world = World(12)
    runs = [world.prices(), world.bills(), world.hand_over(1, 4)]
    sessions = [alone(run) for run in runs]
    print("errors", sum(s.errors for s in sessions))
    return not any(s.errors for s in sessions)


def jobs():
    world = World(12)
    prices, bills = world.prices(), world.bills()
    return rolled_back([meet(prices, (bills, start)) for start in offsets(prices)]
                       + [meet(bills, (prices, start)) for start in offsets(bills)
                          if not PROGRAMS["bills"].follows_prices])


def web_and_jobs():
    world = World(12)
    webs = [world.hand_over(contract, to) for contract in range(1, 25, 5) for to in (1, 4, 7, 12)]
    return rolled_back(meet(job, (web, start)) for job in (world.prices(), world.bills())
                       for web in webs for start in offsets(job))


def two_hand_overs():
    world = World(12)
    there, back = world.hand_over(1, 3), world.hand_over(14, 8)    # customer 8 gives 1 to 3, and 3 gives 14 to 8
    return rolled_back(meet(there, (back, start)) for start in offsets(there))


def waits():
    world = World(120)
    webs = [world.hand_over(contract, to) for contract, to in ((1, 2), (50, 11), (80, 90))]
    longest = max(meet(job, (web, start))[1].longest for job in (world.prices(10), world.bills(10))
                  for web in webs for start in offsets(job)[::10])
    print(f"a person at the web page waits for up to {longest:.1f} s")
    return longest <= LONGEST_WAIT


def stops():
    """A job that dies after any statement, and is not started again: does `monthly` still add up?"""
    bad = places = 0
    for tariff in TARIFFS:
        statements = [(s, t) for t, transaction in enumerate(PROGRAMS["prices"].transactions) for s in transaction]
        for last in range(len(statements) + 1):
            db = database(contracts(12))
            stopped = statements[last - 1][1] if last else None
            complete = last == len(statements) or statements[last][1] != stopped
            for statement, transaction in statements[:last]:
                if statement.startswith("SELECT") or (transaction == stopped and not complete):
                    continue                       # what was not committed does not stay
                values = {"tariff": tariff, "first": 1, "last": 4}
                db.execute(statement, {k: v for k, v in values.items() if f":{k}" in statement})
            places += 1
            bad += bool(db.execute("SELECT 1 FROM customer WHERE monthly != (SELECT sum(price) FROM contract"
                                   " WHERE customer_id = customer.id)").fetchone())
    print(f"monthly does not add up after {bad} of {places} places to stop")
    return not bad


def newcomer():
    """A fourth program, of another team, locks rows in any order. Do the jobs reach their end?"""
    world = World(12)
    other = [[("contract", n), ("customer", c)] for n, c, _ in world.contracts[::-1]]
    rows = [sum(other[n:n + 3], []) for n in range(0, len(other), 3)]
    hit = total = 0
    for job in (world.prices(), world.bills()):
        for start in offsets(job):
            total += 1
            hit += bool(meet(job, (lambda: Session("newcomer", rows), start))[0].errors)
    print(f"a job ends with an error in {hit} of {total} meetings")
    return not hit


sys.exit(0 if globals()[sys.argv[2]]() else 1)
