"""The service of the vets, minute by minute: searches that write temporary files, and people who act.

Minutes are counted from midnight. Time is simulated: nothing here waits.
"""
DISK_GB = 500
ON = 13 * 60                                       # the search is switched on for all
SPEED = 0.4                                        # GB a minute that one search can write
DISK_SPEED = 2.8                                   # GB a minute for all searches together
SEARCH_GB = 12                                     # size of the file of a search that comes to its end
AGAIN = 7                                          # minutes until a practice tries again
TRIES = 3
PRACTICES = 90
BOOKINGS = 20                                      # a minute, in the mean
LOG_GB = 30                                        # log files of the database
OTHERS = 1                                         # open statement of a report that runs all day
BEHIND = 3                                         # minutes that the standby is behind
TAKES = {"list": 1, "switch_off": 1, "end": 1, "tell": 2, "restart_app": 4, "restart_database": 4,
         "fail_over": 2, "delete_log": 1, "bigger_disk": 1, "close": 1, "look": 20}


def clock(minute):
    return f"{minute // 60:02d}:{minute % 60:02d}"


class Vets:
    """`limit_min` and `limit_gb` end a search that takes longer or writes more."""

    def __init__(self, limit_min=None, limit_gb=None):
        self.now = ON - 60
        self.base = 310.0                          # GB used without temporary files
        self.disk = DISK_GB
        self.searches = []                         # [minute of the start, GB written]
        self.on = self.open = True
        self.told = False
        self.down_until = 0
        self.full_at = None
        self.listed = None                         # searches in the list that was saved
        self.ended_unseen = 0
        self.lost_bookings = 0
        self.backup = True
        self.bigger_at = None
        self.rows = []
        self._limit_min, self._limit_gb = limit_min, limit_gb

    @property
    def used(self):
        return self.base + sum(gb for _, gb in self.searches)

    def pressed(self):
        """Searches that begin in this minute: practices try one by one, and again while nothing comes."""
        if not (self.on and self.open) or self.now < ON or self.now < self.down_until:
            return 0
        tries = 0
        for practice in range(PRACTICES):
            first = ON + 2 + practice * 3
            since = self.now - first
            tries += since >= 0 and since % AGAIN == 0 and since // AGAIN < (1 if self.told else TRIES)
        return tries

    def minute(self):
        """Play one minute."""
        down = self.now < self.down_until or self.full_at is not None or not self.open
        if self.bigger_at and self.now >= self.bigger_at:
            self.disk = 2 * DISK_GB
        if not (self.now < self.down_until or self.full_at is not None):
            self.searches += [[self.now, 0.0] for _ in range(self.pressed())]
            speed = min(SPEED, DISK_SPEED / len(self.searches)) if self.searches else 0
            for search in self.searches:
                search[1] += speed
            if self._limit_min:
                self.searches = [s for s in self.searches if self.now - s[0] < self._limit_min]
            if self._limit_gb:
                self.searches = [s for s in self.searches if s[1] < self._limit_gb]
            self.searches = [s for s in self.searches if s[1] < SEARCH_GB]
        busy = len(self.searches) * SPEED / DISK_SPEED
        share = 1.0 if down else min(0.3, max(0.0, busy - 1) * 0.03)
        if self.used >= self.disk and self.full_at is None:
            self.full_at = self.now
            share = 1.0
        self.rows.append({
            "minute": self.now,
            "bookings": BOOKINGS - 2 + self.now // 5 * 3 % 5,
            "failed_pct": round(100 * share),
            "cpu_pct": round(22 + min(8, 8 * busy) + self.now * 3 % 4),
            "busy_pct": min(100, round(6 + 94 * busy)),
            "used": self.used,
            "searches": len(self.searches),
            "standby_behind_s": 168 + self.now * 7 % 31,
            "down": down,
        })
        self.now += 1

    def until(self, minute):
        while self.now < minute:
            self.minute()

    def act(self, name):
        """Do one act of the runbook; it takes the time of one person."""
        if name == "close":
            self.open = False
        if name in ("restart_database", "fail_over"):
            self.down_until = self.now + TAKES[name]
            self._end_all()
        if name == "fail_over":
            good = 1 - self.rows[-1]["failed_pct"] / 100
            self.lost_bookings += round(BEHIND * BOOKINGS * good)
        self.until(self.now + TAKES[name])
        if self.full_at is not None and name != "fail_over":
            return                                 # a full database takes no orders
        if name == "list":
            self.listed = len(self.searches)
        elif name == "switch_off":
            self.on = False
        elif name == "tell":
            self.told = True
        elif name == "end":
            self._end_all()
        elif name == "delete_log":
            self.base -= LOG_GB
            self.backup = False
        elif name == "bigger_disk":
            self.bigger_at = self.now + 40

    def _end_all(self):
        if self.listed is None:
            self.ended_unseen += len(self.searches)
        self.searches = []
