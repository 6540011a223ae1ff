"""The tracking service and its shops, on a clock that only moves when told to. Times in seconds."""
import heapq
import itertools
from collections import deque

SCANS, PAGES = 60, 200                 # a second, at peak
SAVE, SHOW = 0.05, 0.02                # how long a request holds its worker
CALL = (0.2, 0.3, 0.4)                 # a shop answers in 300 ms on average
GIVE_UP = 10.0
BIG = "shop-big"                       # 30 percent of all scans


def scan_number(n):
    """Each parcel is scanned twice, five seconds apart; three parcels of ten go to the big shop."""
    block, i = divmod(n, 10 * SCANS)
    parcel = block * 5 * SCANS + i % (5 * SCANS)
    shop = BIG if parcel % 10 < 3 else f"shop-{parcel % 399}"
    return {"id": n, "parcel": parcel, "shop": shop, "status": "arrived" if i < 5 * SCANS else "sorted"}


def news_of(scan):
    """What a shop is told."""
    return {"id": scan["id"], "shop": scan["shop"], "parcel": scan["parcel"], "status": scan["status"]}


class World:
    """`rows`, `news` and `own` are stored data: they outlive a restart. All else is memory."""

    def __init__(self, workers=40):
        self.now = 0.0
        self.limit = workers
        self.rows, self.news, self.own = {}, {}, {}
        self.heard = []                # (time, shop, what the shop was told)
        self.down = {}                 # shop -> (from, to)
        self.status_split = False      # a later change: the status is stored as two columns
        self.answered = {}             # scan id -> seconds until the scanner had its answer
        self.asked = {}                # scan id -> when it was scanned
        self.busy_seconds = {"scan": 0.0, "page": 0.0}
        self.full_at = None            # first moment with no free worker
        self.stopped = []              # parts that ended with an error
        self._due, self._serial, self._life = [], itertools.count(), 0
        self._busy, self._queue = 0, deque()

    # time
    def at(self, when, act):
        heapq.heappush(self._due, (when, next(self._serial), act))

    def start(self, steps):
        """Run a part of the service, a generator that yields the seconds it waits. A restart ends it."""
        self._step(steps, self._life)

    def _step(self, steps, life):
        if life != self._life:
            return
        try:
            wait = next(steps)
        except StopIteration:
            return
        except KeyError as error:
            self.stopped.append(f"KeyError {error}")
            return
        self.at(self.now + wait, lambda: self._step(steps, life))

    def run(self, until):
        while self._due and self._due[0][0] <= until:
            self.now, _, act = heapq.heappop(self._due)
            act()
        self.now = until

    # the web part
    def request(self, kind, steps):
        if self._busy == self.limit:
            self._queue.append((kind, steps))
            return
        self._busy += 1
        if self._busy == self.limit and self.full_at is None:
            self.full_at = self.now
        self.start(self._serve(kind, steps))

    def _serve(self, kind, steps):
        for wait in steps:
            self.busy_seconds[kind] += wait
            yield wait
        self._busy -= 1
        if self._queue:
            self.request(*self._queue.popleft())

    def save(self, scan, news=None):
        """Store the scan, and the news with it in one commit if given. A scan that comes again changes nothing."""
        yield SAVE
        if scan["id"] not in self.rows:
            row = dict(scan)
            if self.status_split:
                row["status_code"], row["status_place"] = row.pop("status"), "depot"
            self.rows[scan["id"]] = row
            if news is not None:
                self.news[scan["id"]] = news

    # the shops
    def call(self, news, give_up=GIVE_UP):
        """Tell a shop; True when it has answered."""
        start, end = self.down.get(news["shop"], (0, 0))
        if start <= self.now < end:
            yield give_up
            return False
        yield CALL[news["id"] % 3]
        self.heard.append((self.now, news["shop"], news))
        return True

    # the day
    def scans(self, design, start, end):
        for n in range(round(start * SCANS), round(end * SCANS)):
            self.at(n / SCANS, lambda n=n: self._scan(design, n))

    def _scan(self, design, n):
        self.asked[n] = self.now
        self._send_scan(design, n)

    def _send_scan(self, design, n):
        def steps():
            yield from design[0].on_scan(scan_number(n))
            self.answered.setdefault(n, self.now - self.asked[n])
        self.request("scan", steps())

    def pages(self, start, end):
        for n in range(round(start * PAGES), round(end * PAGES)):
            self.at(n / PAGES, lambda: self.request("page", iter([SHOW])))

    def restart(self, design, make):
        """Every process ends and starts again. Scans with no answer are sent again two seconds later."""
        self._life += 1
        self._busy = 0
        self._queue.clear()
        design[0] = make(self)
        for n in [n for n in self.asked if n not in self.answered]:
            self.at(self.now + 2, lambda n=n: self._send_scan(design, n))
