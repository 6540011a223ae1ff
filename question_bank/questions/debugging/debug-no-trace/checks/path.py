"""The way of an amount from the page to the list, on a clock of seconds. Nothing here raises an error."""
import heapq
from collections import deque

FAULTS = ("expired", "worker_order", "import", "list")
EXPIRES = 15 * 60
WORKER_TAKES = 0.2
IMPORT_TAKES_FOR_AN_ARTICLE = 0.006


class Path:
    def __init__(self, stock, saves, *, slow_worker=None, workers_away=None, import_at=None, list_run=None):
        """Play half an hour with saves [(time, article, amount)].

        slow_worker: seconds that the first worker takes, if not the usual time
        workers_away: (from, to) when both workers are busy with something else
        import_at: (time, article) when the import reads this article; it writes it back soon after
        list_run: (from, to) of the first run of the list; the next runs take no time
        """
        self.now, self.due, self.count = 0.0, [], 0
        self.table, self.shown = dict(stock), dict(stock)
        self.changed, self.list_ran_until = {}, float("-inf")
        self.queue, self.idle = deque(), [0, 1]
        self.takes = [slow_worker or WORKER_TAKES, WORKER_TAKES]
        self.away = workers_away or (0, 0)
        # what a trace of each part would hold
        self.app, self.worker, self.history, self.expired = [], [], [], []
        for save in saves:
            self.at(save[0], self.take_request, save)
        self.at(self.away[1], self.give_work)
        if import_at is not None:
            self.at(import_at[0], self.import_reads, import_at[1])
        for begins, ends in [list_run or (600, 600), (1200, 1200), (1800, 1800)]:
            self.at(begins, self.renew_list, ends)
        while self.due:
            self.now, _, act, arguments = heapq.heappop(self.due)
            act(*arguments)

    def at(self, time, act, *arguments):
        self.count += 1
        heapq.heappush(self.due, (time, self.count, act, arguments))

    def take_request(self, save):
        self.app.append(save)
        self.queue.append(save)
        self.give_work()

    def give_work(self):
        if self.away[0] <= self.now < self.away[1]:
            return
        while self.queue and self.idle:
            save = self.queue.popleft()
            if self.now - save[0] > EXPIRES:
                self.expired.append(save)
                continue
            worker = self.idle.pop(0)
            self.at(self.now + self.takes[worker], self.finish, worker, save)

    def finish(self, worker, save):
        _, article, amount = save
        self.worker.append((round(self.now, 3), article, amount))
        self.write(article, amount, "worker")
        self.idle = sorted([*self.idle, worker])
        self.give_work()

    def write(self, article, amount, writer):
        if self.table[article] != amount:
            self.history.append((round(self.now, 3), article, writer, self.table[article], amount))
            self.changed[article] = self.now
        self.table[article] = amount

    def import_reads(self, article):
        soon = self.now + IMPORT_TAKES_FOR_AN_ARTICLE
        self.at(soon, self.write, article, self.table[article], "import")

    def renew_list(self, until):
        for article, when in self.changed.items():
            if self.list_ran_until < when <= self.now:
                self.shown[article] = self.table[article]
        self.list_ran_until = until


def play(fault, saves=((0.0, "rope", 30), (0.9, "rope", 25))):
    """Play saves of one article; a fault falls together with the last one."""
    just_before = saves[-1][0] - 0.1
    last_is_written = saves[-1][0] + WORKER_TAKES
    faults = {
        None: {},
        "expired": {"workers_away": (just_before, just_before + 1200)},
        "worker_order": {"slow_worker": 3.0},
        "import": {"import_at": (last_is_written - 0.003, saves[-1][1])},
        "list": {"list_run": (just_before, just_before + 3)},
    }
    return Path({"rope": 40}, saves, **faults[fault])
