"""A town of thirty meters for a year, kept twice: in rows of our own, and in a library with one fault planted."""
import sqlite3

DAY = 24 * 60                                   # moments are minutes


def changes():
    """Each month a value for each meter, known an hour later. Some are put right: late, or twice on one day."""
    for meter in range(30):
        for month in range(12):
            day = 30 * month
            yield meter, day, 100 * meter + 9 * month, day * DAY + 60
            if (meter + month) % 11 == 0:                       # put right forty days later
                yield meter, day, 100 * meter + 9 * month + 4, (day + 40) * DAY + 300
            elif (meter + 2 * month) % 13 == 0:                   # put right twice on one day
                yield meter, day, 100 * meter + 9 * month + 7, (day + 3) * DAY + 500
                yield meter, day, 100 * meter + 9 * month + 5, (day + 3) * DAY + 700


class History:
    def __init__(self, fault=None):
        self.db = sqlite3.connect(":memory:")
        self.db.execute("CREATE TABLE history (meter INT, day INT, value INT, known INT)")
        self.fault = fault
        for n, change in enumerate(sorted(changes(), key=lambda c: c[3])):
            self.save(n, *change)

    def save(self, n, meter, day, value, known):
        if self.fault in ("same_day", "one_each"):              # one value for each day on which it is known
            self.db.execute("DELETE FROM history WHERE meter = ? AND day = ? AND known / ? = ? AND known > ?",
                            (meter, day, DAY, known // DAY, day * DAY + 60))
        if self.fault == "late" and known > (day + 30) * DAY:   # a late value looks as if known at once
            known = day * DAY + 61
        times = 2 if self.fault == "doubled" and n % 50 == 7 else 1
        if self.fault == "one_each" and (meter + 2 * (day // 30)) % 13 == 0 and known == (day + 3) * DAY + 700:
            times = 2                                           # and the one that is left is there twice
        self.db.executemany("INSERT INTO history VALUES (?, ?, ?, ?)", [(meter, day, value, known)] * times)

    def as_of(self, meter, day, moment):
        query = "SELECT value FROM history WHERE meter = ? AND day = ? AND known <= ? ORDER BY known DESC, rowid DESC"
        found = self.db.execute(query, (meter, day, moment)).fetchone()
        return found and found[0]

    def count(self):
        return self.db.execute("SELECT COUNT(*) FROM history").fetchone()[0]
