"""The cancel button of a boat tour company in five parts, and the tests of each risk at each level.

A fault is planted by its letter, as in risks.csv. Whether a test notices it is found by running the parts.
"""
import csv
import sqlite3
from datetime import datetime, timedelta

NOW = datetime(2026, 11, 2, 14, 17)                # when the tests run: the real clock of end to end tests
FAKE_FIELDS = {"booking", "cents"}                 # what the team's own fake takes, since its first day
LEVELS = ("unit", "integration", "contract", "end to end")


class Down(Exception):
    pass


class Partner:
    """Takes a refund request when its fields are the known ones."""

    def __init__(self, fields=FAKE_FIELDS, down=False):
        self.paid = []
        self._fields = fields
        self._down = down

    def refund(self, request):
        if self._down:
            raise Down
        if set(request) != set(self._fields):
            return 400
        self.paid.append(request["cents"])
        return 200


class Product:
    """The five parts. `fault` is the letter of the one that is planted, or None."""

    def __init__(self, fault=None):
        self.fault = fault
        self.db = sqlite3.connect(":memory:")
        self.db.execute("CREATE TABLE booking (id INTEGER PRIMARY KEY, owner, cents, starts_at, state)")
        self.db.execute("CREATE TABLE trip (free_seats INTEGER)")
        self.db.execute("INSERT INTO trip VALUES (10)")

    def book(self, owner, cents, starts_at):
        self.db.execute("UPDATE trip SET free_seats = free_seats - 1")
        return self.db.execute("INSERT INTO booking (owner, cents, starts_at, state) VALUES (?, ?, ?, 'booked')",
                               [owner, cents, starts_at.isoformat()]).lastrowid

    def rule(self, cents, hours):
        early = hours > 48 if self.fault == "A" else hours >= 48
        late = hours > 24 if self.fault == "A" else hours >= 24
        half = cents // 2 if self.fault == "B" else (cents + 1) // 2
        return cents if early else half if late else 0

    def request(self, booking, cents):
        return {"booking": booking, "cents": cents}

    def page(self, booking):
        return {"number" if self.fault == "G" else "booking": booking}

    def endpoint(self, caller, body, partner, now):
        if "booking" not in body:
            return 422
        row = self.db.execute("SELECT owner, cents, starts_at, state FROM booking WHERE id = ?",
                              [body["booking"]]).fetchone()
        if row is None or (row[0] != caller and self.fault != "C"):
            return 404
        _, cents, starts_at, state = row
        if state == "cancelled" and self.fault != "D":
            return 200                             # done already: nothing more to pay
        hours = (datetime.fromisoformat(starts_at) - now) / timedelta(hours=1)
        try:
            answer = partner.refund(self.request(body["booking"], self.rule(cents, hours)))
        except Down:
            answer = 503
        if answer != 200 and not (self.fault == "H" and answer == 503):
            return 502
        self.db.execute("UPDATE booking SET state = 'cancelled' WHERE id = ?", [body["booking"]])
        if self.fault != "E":
            self.db.execute("UPDATE trip SET free_seats = free_seats + 1")
        return 200

    def free_seats(self):
        return self.db.execute("SELECT free_seats FROM trip").fetchone()[0]

    def state(self, booking):
        return self.db.execute("SELECT state FROM booking WHERE id = ?", [booking]).fetchone()[0]


def unit(fault, risk):
    """Green when the rule does what the test of this risk expects of it. The other parts are not there."""
    rule = Product(fault).rule
    if risk == "A":
        return [rule(1000, h) for h in (48, 47.99, 48.01, 24, 23.99, 24.01)] == [1000, 500, 1000, 500, 0, 500]
    if risk == "B":
        return [rule(cents, 30) for cents in (1, 2501, 2500)] == [1, 1251, 1250]
    return rule(1000, 72) == 1000


def contract(fault, risk, described=FAKE_FIELDS):
    """Green when our request has the fields that the partner describes."""
    return set(Product(fault).request(1, 1000)) == set(described)


def system(fault, risk, cancel, partner, *, own_clock, can_fail):
    """Green when the test of this risk, made through `cancel`, sees what it expects.

    own_clock: the test may set the time. can_fail: the test may switch the partner off.
    """
    product = Product(fault)

    def try_out(cents=1000, hours=72, caller="Ro", clicks=1, down=False):
        now = NOW if own_clock else NOW + timedelta(minutes=7)   # the real clock has moved on since the booking
        paid = Partner(partner, down)
        booking = product.book("Ro", cents, NOW + timedelta(hours=hours))
        answers = [cancel(product, caller, booking, paid, now) for _ in range(clicks)]
        return answers, paid.paid, product.state(booking)

    if risk == "A" and own_clock:
        return [try_out(hours=h)[1] for h in (48, 47.99, 48.01, 24, 23.99, 24.01)] \
            == [[1000], [500], [1000], [500], [0], [500]]
    if risk == "A":                                # no test can meet the very hour
        return [try_out(hours=h)[1] for h in (72, 60, 49, 40, 30, 5)] == [[1000]] * 3 + [[500]] * 2 + [[0]]
    if risk == "B":
        return [try_out(cents=cents, hours=30)[1] for cents in (1, 2501, 2500)] == [[1], [1251], [1250]]
    if risk == "C":
        return try_out(caller="Kim")[1:] == ([], "booked")
    if risk == "D":
        return try_out(clicks=2)[1] == [1000]
    if risk == "E":
        before = product.free_seats()
        try_out()
        return product.free_seats() == before
    if risk == "H" and can_fail:
        return try_out(down=True)[2] == "booked"
    return try_out() == ([200], [1000], "cancelled")


def integration(fault, risk):
    def call(product, caller, booking, partner, now):
        return product.endpoint(caller, {"booking": booking}, partner, now)
    return system(fault, risk, call, FAKE_FIELDS, own_clock=True, can_fail=True)


def end_to_end(fault, risk, fields=FAKE_FIELDS):
    def click(product, caller, booking, partner, now):
        return product.endpoint(caller, product.page(booking), partner, now)
    return system(fault, risk, click, fields, own_clock=False, can_fail=False)


def green(level, risk, fault, announced=False):
    """Return whether the test of `risk` at `level` is green while `fault` is in the product.

    Fault F is the partner's: its description changes first (`announced`), its systems on the day.
    """
    changed = {"booking", "amount_cents"} if fault == "F" else FAKE_FIELDS
    if level == "contract":
        return contract(fault, risk, changed)
    if level == "end to end":
        return end_to_end(fault, risk, FAKE_FIELDS if announced else changed)
    return {"unit": unit, "integration": integration}[level](fault, risk)


def read(file):
    with open(file) as table:
        return list(csv.DictReader(table))


def chance(cell):
    """Return the share of cases that are red by chance, from words like "1 of 50 cases"."""
    if cell == "never":
        return 0
    red, cases = cell.removesuffix(" cases").split(" of ")
    return int(red) / int(cases)
