"""The nightly job, by a table of rules, on a database in memory. Days are numbers."""
import csv
import sqlite3

READS = "Which rides does a run read?"
DAY = "To which day does a ride count?"
WRITES = "What does a run write?"
TWICE = "What if a ride comes twice?"
STEPS = "In which steps does it write?"
CLOSED = "What about a closed month?"
NEW_ONES = "what arrived since the last run that ended well"
DISTRICTS = ("north", "east", "south", "west", "centre")


def read(file):
    with open(file) as rules:
        return {row["question"]: row["rule of the job"] for row in csv.DictReader(rules)}


class Failed(Exception):
    pass


class Job:
    def __init__(self, rules):
        self.rules = rules
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.executescript("""
            CREATE TABLE ride (id INTEGER PRIMARY KEY, number TEXT, district TEXT, day INTEGER);
            CREATE TABLE report (day INTEGER, district TEXT, rides INTEGER, PRIMARY KEY (day, district));
            CREATE TABLE correction (day INTEGER, district TEXT, rides INTEGER);
        """)
        self.read_until = 0                        # id of the last ride that a good run has read
        self.closed_before = 0                     # days before this one belong to closed months
        self.rows_read = 0

    def arrive(self, number, district, day):
        self.db.execute("INSERT INTO ride (number, district, day) VALUES (?, ?, ?)", (number, district, day))

    def run(self, today, fail_after=None, only_day=None, say=lambda district, rides: None):
        """Make the report after the end of the day before `today`; fail after so many districts."""
        last = self.db.execute("SELECT COALESCE(MAX(id), 0) FROM ride").fetchone()[0]
        adds = self.rules[WRITES] == "it adds to the number of the day"
        by_day = self.rules[READS] != NEW_ONES
        if by_day:
            counts = self._count_days(self._days(today) if only_day is None else [only_day])
        else:
            counts = self._count_new(today)
        together = self.rules[STEPS] == "all districts in one transaction"
        if together:
            self.db.execute("BEGIN")
        for done, district in enumerate(DISTRICTS):
            if done == fail_after:
                if together:
                    self.db.execute("ROLLBACK")
                raise Failed
            for (day, where), rides in sorted(counts.items()):
                if where == district:
                    self._write(day, district, rides, adds)
            say(district, sum(rides for (_, where), rides in counts.items() if where == district))
        if together:
            self.db.execute("COMMIT")
        if only_day is None or not by_day:
            self.read_until = last

    def _count_new(self, today):
        """Return {(day, district): rides} of what arrived since the last good run."""
        new = self.db.execute("SELECT id, number, district, day FROM ride WHERE id > ?", (self.read_until,)).fetchall()
        self.rows_read += len(new)
        counts, seen = {}, set()
        if self.rules[TWICE] == "one counts":
            known = self.db.execute("SELECT number FROM ride WHERE id <= ?", (self.read_until,))
            seen = {number for number, in known}
        for _, number, district, day in new:
            if self.rules[TWICE] != "both count" and number in seen:
                continue
            seen.add(number)
            key = (today - 1 if self.rules[DAY] == "the day before the run" else day, district)
            counts[key] = counts.get(key, 0) + 1
        return counts

    def _days(self, today):
        match self.rules[READS]:
            case "all rides of the day before":
                return [today - 1]
            case "all rides of the last three days":
                return [today - 3, today - 2, today - 1]
            case "all rides of each day for which one arrived since the last good run":
                return [d for d, in self.db.execute("SELECT DISTINCT day FROM ride WHERE id > ?", (self.read_until,))]
            case "all rides that are kept":
                return [d for d, in self.db.execute("SELECT DISTINCT day FROM ride")]

    def _count_days(self, days):
        """Return {(day, district): rides} of whole days, each ride number once where the rules say so."""
        what = "*" if self.rules[TWICE] == "both count" else "DISTINCT number"
        counts = {(day, district): 0 for day in days for district in DISTRICTS}
        for day in days:
            self.rows_read += self.db.execute("SELECT COUNT(*) FROM ride WHERE day = ?", (day,)).fetchone()[0]
            for district, rides in self.db.execute(
                f"SELECT district, COUNT({what}) FROM ride WHERE day = ? GROUP BY district", (day,)
            ):
                counts[day, district] = rides
        return counts

    def _write(self, day, district, rides, adds):
        if day < self.closed_before and self.rules.get(CLOSED) == "it stays, the difference goes to a list":
            known = self.number(day, district) + self.corrected(day, district)
            if rides != known:
                self.db.execute("INSERT INTO correction VALUES (?, ?, ?)", (day, district, rides - known))
            return
        self.db.execute(
            "INSERT INTO report VALUES (:day, :district, :rides) ON CONFLICT (day, district) DO UPDATE SET rides = "
            + ("rides + :rides" if adds else ":rides"),
            {"day": day, "district": district, "rides": rides},
        )

    def number(self, day, district="%"):
        sql = "SELECT COALESCE(SUM(rides), 0) FROM report WHERE day = ? AND district LIKE ?"
        return self.db.execute(sql, (day, district)).fetchone()[0]

    def corrected(self, day, district="%"):
        sql = "SELECT COALESCE(SUM(rides), 0) FROM correction WHERE day = ? AND district LIKE ?"
        return self.db.execute(sql, (day, district)).fetchone()[0]

    def recount(self, day):
        return self.db.execute("SELECT COUNT(DISTINCT number) FROM ride WHERE day = ?", (day,)).fetchone()[0]
