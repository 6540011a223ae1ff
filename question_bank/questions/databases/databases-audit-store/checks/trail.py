"""A pharmacy's stock and the trail of its changes, built from choices. No real time passes.

A design is a few words:
  commit, before, after, feed   when the entry is written: in the commit of the change, before or after it by the app,
                                or from the database's own log of committed changes
  to-search, to-ledger          the store that gets it; with `commit` the entries are copied there later
  chain                         each entry holds a hash of the one before; the newest hash stands in the same database
  head-outside                  the auditor keeps the newest hash each day
  insert-only                   the app may only add rows to the own table
  numbers                       an entry holds the number of a person; the name stands in a table of persons
  person-in-row                 the changed row itself holds who changed it, so that the feed carries it
  index                         a copy of the entries that is there only to be searched
"""
import hashlib
from dataclasses import dataclass, replace

PERSONS = {1: "Ro", 2: "Kim", 3: "Noor"}
PAGE_MS = {"own": 30, "search": 20, "ledger": 4000, "files": 9000}    # what Sam measured


class Down(Exception):
    """The store does not answer."""


class Killed(Exception):
    """The process ends here."""


@dataclass(frozen=True)
class Entry:
    number: int
    article: str
    person: object
    after: int
    hash_before: str = ""

    def hash(self):
        return hashlib.sha256(repr(self).encode()).hexdigest()


class Pharmacy:
    def __init__(self, design):
        self.words = set(design.split())
        self.own = []                  # entries in the database of the stock
        self.outside = []              # entries in the other store
        self.stock = {}                # article: amount
        self.changes = []              # (number, article, person, amount) of each committed change
        self.persons = dict(PERSONS)
        self.heads = {}                # number of an entry: hash that the auditor keeps
        self.up = True
        self.kill_after = None         # steps that the process still does
        self.next = 1

    def has(self, word):
        return word in self.words

    @property
    def store(self):
        """Return which store the entries are read from."""
        if self.has("index"):
            return "search"
        if self.has("to-search"):
            return "search"
        if self.has("commit"):
            return "own"
        return "ledger" if self.has("to-ledger") else "files"

    # work
    def step(self):
        if self.kill_after is not None:
            if self.kill_after == 0:
                self.kill_after = None
                raise Killed
            self.kill_after -= 1

    def change(self, article, person, amount):
        """Change the stock in steps, as the app does. The process can be killed before each step."""
        number, self.next = self.next, self.next + 1
        entry = Entry(number, article, self.shown(person), amount)
        if self.has("before"):
            self.step()
            self.send(entry)
        self.step()                    # the change and all that belongs to it become true at once
        self.stock[article] = amount
        self.changes.append((number, article, person, amount))
        if self.has("commit"):
            last = self.own[-1].hash() if self.own and self.has("chain") else ""
            self.own.append(replace(entry, hash_before=last))
        self.step()
        if self.has("after"):
            try:
                self.send(entry)
            except Down:
                pass                   # the app writes a line to its log and goes on
        self.step()

    def shown(self, person):
        return person if self.has("numbers") else PERSONS[person]

    def send(self, entry):
        if not self.up:
            raise Down
        self.outside.append(entry)

    def copy(self):
        """Bring to the other store what is committed and not there yet, as a job does every minute."""
        there = {entry.number for entry in self.outside}
        if not self.up or not (self.has("feed") or self.has("commit") and (self.has("to-ledger") or self.has("to-search"))):
            return
        if self.has("commit"):
            found = self.own
        else:
            found = [Entry(number, article, self.shown(person) if self.has("person-in-row") else None, amount)
                     for number, article, person, amount in self.changes]
        self.outside += [entry for entry in found if entry.number not in there]

    def auditor_comes(self):
        if self.own and self.has("head-outside"):
            self.heads[self.own[-1].number] = self.own[-1].hash()

    # what is there
    def entries(self):
        return self.own if self.has("commit") and not self.has("to-search") else self.outside

    def no_entry(self):
        """Return the committed changes with no entry."""
        numbers = [entry.number for entry in self.entries()]
        return [change for change in self.changes if change[0] not in numbers]

    def no_change(self):
        """Return the entries with no committed change."""
        numbers = [change[0] for change in self.changes]
        return [entry for entry in self.entries() if entry.number not in numbers]

    def check(self):
        """Return whether everything that can be compared agrees."""
        if self.has("chain"):
            for one, another in zip(self.own, self.own[1:]):
                if another.hash_before != one.hash():
                    return False
            return all(entry.hash() == self.heads[entry.number] for entry in self.own if entry.number in self.heads)
        if self.has("to-ledger") and self.has("commit"):
            return self.own == self.outside
        return True

    # what people do
    def alter(self, admin):
        """Try to change the amount in the first entry. Return whether the trail now tells something else."""
        def with_another_amount(entries):
            entries[0] = replace(entries[0], after=entries[0].after + 50)

        before = list(self.entries())
        if self.has("commit") and (admin or not self.has("insert-only")):
            with_another_amount(self.own)
            if admin and self.has("chain"):              # administrators compute the hashes anew
                for n in range(1, len(self.own)):
                    self.own[n] = replace(self.own[n], hash_before=self.own[n - 1].hash())
        if self.has("to-search") and (admin or self.has("after") or self.has("before")):
            with_another_amount(self.outside)            # whoever may write to the search store may write again
        return self.entries() != before

    def forget(self, person):
        """Take the name of a person out wherever it can be taken out."""
        name = self.persons.pop(person)
        self.own = [replace(e, person=None) if e.person == name else e for e in self.own]
        if not self.has("to-ledger") and not self.has("feed"):
            self.outside = [replace(e, person=None) if e.person == name else e for e in self.outside]
        return any(e.person == name for e in self.own + self.outside)

    def page_ms(self):
        return PAGE_MS[self.store]


def at_work(design, changes=6):
    """Return a pharmacy after some changes by three persons, copied and seen by the auditor."""
    pharmacy = Pharmacy(design)
    for n in range(changes):
        pharmacy.change(f"article {n % 2}", 1 + n % 3, 10 + n)
    pharmacy.copy()
    pharmacy.auditor_comes()
    return pharmacy


def killed(design, times):
    """Kill the process `times` times, before each step of a change in turn. Return (no entry, no change)."""
    steps = 3 + ("before" in design.split())
    missing = added = 0
    for n in range(times):
        pharmacy = at_work(design)
        pharmacy.kill_after = n % steps
        try:
            pharmacy.change("article 0", 1, 99)
        except Killed:
            pass
        pharmacy.copy()
        missing += len(pharmacy.no_entry())
        added += len(pharmacy.no_change())
    return missing, added


def down(design, changes):
    """The other store is down during some changes. Return (changes refused, changes with no entry after it is back)."""
    pharmacy, refused = at_work(design), 0
    pharmacy.up = False
    for n in range(changes):
        try:
            pharmacy.change("article 0", 1, n)
        except Down:
            refused += 1
    pharmacy.up = True
    pharmacy.copy()
    return refused, len(pharmacy.no_entry())
