"""usage: play.py STEPS SCENARIO

Plays the steps on a small copy of the tables, with the app at work between them.
exit 0 when the scenario's promise holds
"""
import csv
import re
import sqlite3
import sys

from app import TARIFFS, Version, database

CUSTOMERS, BATCH = 200, 20             # the copy; a batch of the live table is a tenth of the copy here
ROWS, ROWS_A_SECOND = 40_000_000, 10_000
GIVES_UP = 2                           # seconds that a request waits for a lock
REPORT = 600                           # seconds that the report reads the table
TRIGGER = """
CREATE TRIGGER tariff_changed AFTER UPDATE OF tariff ON customer WHEN NEW.tariff IS NOT OLD.tariff
BEGIN UPDATE customer SET tariff_id = (SELECT id FROM tariff WHERE name = NEW.tariff) WHERE id = NEW.id; END;
CREATE TRIGGER tariff_id_changed AFTER UPDATE OF tariff_id ON customer WHEN NEW.tariff_id IS NOT OLD.tariff_id
BEGIN UPDATE customer SET tariff = (SELECT name FROM tariff WHERE id = NEW.tariff_id) WHERE id = NEW.id; END;
CREATE TRIGGER signed_up AFTER INSERT ON customer
BEGIN UPDATE customer SET
  tariff = coalesce(NEW.tariff, (SELECT name FROM tariff WHERE id = NEW.tariff_id)),
  tariff_id = coalesce(NEW.tariff_id, (SELECT id FROM tariff WHERE name = NEW.tariff)) WHERE id = NEW.id; END;
"""
NO_TRIGGER = "DROP TRIGGER tariff_changed; DROP TRIGGER tariff_id_changed; DROP TRIGGER signed_up;"
FILL = "UPDATE customer SET tariff_id = (SELECT id FROM tariff WHERE name = customer.tariff)"
EMPTY = "tariff_id IS NULL"
DIFFERS = "tariff_id IS NOT (SELECT id FROM tariff WHERE name = customer.tariff)"


class Play:
    """`truth` is what each customer chose last. Customers 101 to 200 are there from the start and choose nothing."""

    def __init__(self, steps, in_batches=False):
        self.steps = steps
        self.in_batches = in_batches   # customers choose in the middle of a batch, and at no other moment
        self.db = database(CUSTOMERS)
        self.truth = {n: TARIFFS[n % 4] for n in range(1, CUSTOMERS + 1)}
        self.running = [Version("1")]
        self.before = None             # the version to go back to, and whom that would concern
        self.since = set()
        self.turn = 0
        self.old_news, self.failed, self.lost_way_back = set(), [], []

    def play(self):
        self.work()
        for step in self.steps:
            self.do(step["do"], step["how"])
            self.work()
            self.look_at_everybody()
            if self.before:
                self.try_way_back(step["do"])

    def do(self, what, how):
        match what.split():
            case ["Add", "column", _]:
                self.db.execute("ALTER TABLE customer ADD COLUMN tariff_id INTEGER")
            case ["Add", "trigger"]:
                self.db.executescript(TRIGGER)
            case ["Fill", _]:
                self.fill(how)
            case ["Compare", *_]:
                self.db.execute(f"{FILL} WHERE {DIFFERS}")
            case ["Release", "version", name]:
                self.release(Version(name))
            case ["Wait", *_]:
                self.before = None
            case ["Drop", "trigger"]:
                self.db.executescript(NO_TRIGGER)
            case ["Drop", "column", _]:
                self.db.execute("ALTER TABLE customer DROP COLUMN tariff")

    def fill(self, how):
        if "one statement" in how:
            self.db.execute(FILL)
            self.middle(1)
            return
        which = DIFFERS if "differ" in how else EMPTY
        for first in range(1, CUSTOMERS + 1, BATCH):
            here = f"id BETWEEN {first} AND {first + BATCH - 1}"
            if "program" in how:
                read = self.db.execute(f"SELECT tariff, id FROM customer WHERE {here}").fetchall()
                self.middle(first)
                self.db.executemany(
                    "UPDATE customer SET tariff_id = (SELECT id FROM tariff WHERE name = ?) WHERE id = ?", read)
            else:
                self.db.execute(f"{FILL} WHERE {here} AND {which}")
                self.middle(first)     # a request for these rows waits for the statement, then it runs
            self.work()
        self.db.execute(f"{FILL} WHERE id > {CUSTOMERS} AND {which}")

    def release(self, version):
        self.before, self.since = self.running[0], set()
        self.running = [self.before, version]
        for _ in range(8):
            self.work()
            self.choose_twice()
            self.look_at_everybody()
        self.running = [version]

    # the app
    def work(self):
        """Each running version serves one customer who chooses a tariff, and one who signs up."""
        if self.in_batches:
            return
        for version in self.running:
            self.choose(version, 1 + self.turn % 100)
            self.choose(version, len(self.truth) + 1, new=True)

    def choose_twice(self):
        """While two versions run, a customer meets the new one and then the old one."""
        if not self.in_batches:
            customer = 1 + self.turn % 100
            for version in reversed(self.running):
                self.choose(version, customer)

    def middle(self, first):
        if self.in_batches and first <= 100:
            self.choose(self.running[0], first)

    def choose(self, version, customer, new=False):
        self.turn += 1
        tariff = TARIFFS[(TARIFFS.index(self.truth.get(customer, "basic")) + 1 + self.turn % 3) % 4]
        self.truth[customer] = tariff
        self.since.add(customer)
        try:
            (version.sign_up if new else version.change)(self.db, customer, tariff)
        except sqlite3.Error as error:
            self.failed.append(f"version {version.name}: {error}")
        self.look_at(customer)

    def look_at(self, customer):
        for version in self.running:
            try:
                found = version.read(self.db, customer)
            except sqlite3.Error as error:
                self.failed.append(f"version {version.name}: {error}")
                continue
            if found is None:
                self.failed.append(f"version {version.name}: no tariff found")
            elif found != self.truth[customer]:
                self.old_news.add(customer)

    def look_at_everybody(self):
        for customer in self.truth:
            self.look_at(customer)

    def try_way_back(self, step):
        """On a copy: the version before runs again. Does it know what was chosen since, and can it write?"""
        copy = sqlite3.connect(":memory:", isolation_level=None)
        self.db.backup(copy)
        try:
            if any(self.before.read(copy, customer) != self.truth[customer] for customer in self.since):
                self.lost_way_back.append(f"{step}: version {self.before.name} shows an old tariff")
            self.before.change(copy, 1, "basic")
        except sqlite3.Error as error:
            self.lost_way_back.append(f"{step}: version {self.before.name}: {error}")
        copy.close()


def waits_for_table(limit):
    """Longest wait of requests, one a second, while a change of columns waits for the report to end.

    Who asks for the table is served in order: a request runs beside the report, but not past the change.
    """
    longest, asks = 0.0, 10
    while True:
        gets = max(asks, REPORT)
        leaves = gets if limit is None else min(gets, asks + limit)
        longest = max(longest, leaves - asks)
        if leaves == gets:
            return longest
        asks = leaves + 30             # tries again half a minute later


with open(sys.argv[1]) as file:
    steps = list(csv.DictReader(file))


def played(**how):
    play = Play(steps, **how)
    play.play()
    return play


def untouched():
    play = played()
    wrong = [n for n in range(101, CUSTOMERS + 1) if play.running[0].read(play.db, n) != play.truth[n]]
    print(f"customers who changed nothing and have a wrong tariff {len(wrong)}")
    return not wrong


def changes():
    play = played()
    print(f"customers who were shown an old tariff {len(play.old_news)}")
    return not play.old_news


def running():
    play = played()
    print(f"failed statements {len(play.failed)}, first: {play.failed[0] if play.failed else 'none'}")
    return not play.failed


def waits():
    sizes = [int(found.group(1)) if (found := re.search(r"(\d+)", step["how"])) else ROWS
             for step in steps if step["do"].startswith("Fill")]
    longest = max(sizes) / ROWS_A_SECOND
    print(f"longest lock of a row {longest:g} s")
    return longest <= GIVES_UP


def way_back():
    play = played()
    print(f"first loss on the way back: {play.lost_way_back[0] if play.lost_way_back else 'none'}")
    return not play.lost_way_back


def overlap():
    play = played(in_batches=True)
    print(f"customers who were shown an old tariff {len(play.old_news)}")
    return not play.old_news


def report():
    longest = max(waits_for_table(1 if "at most 1 second" in step["how"] else None)
                  for step in steps if step["do"].startswith(("Add", "Drop")))
    print(f"longest wait behind the report {longest:g} s")
    return longest <= GIVES_UP


sys.exit(0 if globals()[sys.argv[2]]() else 1)
