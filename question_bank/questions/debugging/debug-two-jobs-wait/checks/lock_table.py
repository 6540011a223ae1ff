"""Row locks on a virtual clock: who holds what, who waits for whom, and circles. No real time passes."""
import heapq
import itertools

ROW = 0.02                             # seconds from one locked row to the next
AGAIN = 0.1                            # seconds before the first new try, more before each next one


class Session:
    def __init__(self, name, transactions, tries=0, whole_run=False):
        self.name, self.transactions, self.tries = name, transactions, tries
        self.whole_run = whole_run
        self.held, self.waits_for, self.waiting_since = [], None, None
        self.waited, self.longest, self.rolled_back, self.errors = 0.0, 0.0, 0, 0
        self.at, self.step, self.tried = 0, 0, 0
        self.started = self.ended = None


class Locks:
    """Runs sessions. `say` gets (time, session, text) for the log."""

    def __init__(self, say=lambda *_: None):
        self.owner, self.queues, self.now, self.say = {}, {}, 0.0, say
        self._events, self._count, self._at_end = [], itertools.count(), {}

    def start(self, session, at=0.0, after=None):
        if after is not None:
            self._at_end.setdefault(after, []).append(session)
        else:
            self._plan(at, lambda: self._begin(session))

    def run(self):
        while self._events:
            self.now, _, act = heapq.heappop(self._events)
            act()

    def _plan(self, at, act):
        heapq.heappush(self._events, (at, next(self._count), act))

    def _begin(self, session):
        if session.started is None:
            session.started = self.now
        session.step, session.waited = 0, 0.0
        rows = session.transactions[session.at]
        self.say(self.now, session, "BEGIN")
        session.rows = ([("lock", "billing")] if session.whole_run and not session.held else []) + rows
        self._next(session)

    def _next(self, session):
        if session.step == len(session.rows):
            self._commit(session)
            return
        row = session.rows[session.step]
        owner = self.owner.get(row)
        if owner in (None, session):
            if owner is None:
                self.owner[row] = session
                session.held.append(row)
                self.say(self.now, session, f"locks {row[0]} {row[1]}")
            session.step += 1
            self._plan(self.now + ROW, lambda: self._next(session))
            return
        session.waits_for, session.waiting_since = row, self.now
        self.say(self.now, session, f"waits for {row[0]} {row[1]}, held by {owner.name}")
        if self._circle(session):
            self._roll_back(session)
        else:
            self.queues.setdefault(row, []).append(session)

    def _circle(self, session):
        other = self.owner[session.waits_for]
        while other is not session:
            if other.waits_for is None:
                return False
            other = self.owner[other.waits_for]
        return True

    def _commit(self, session):
        self.say(self.now, session, "COMMIT")
        session.longest = max(session.longest, session.waited)
        session.at, session.tried = session.at + 1, 0
        last = session.at == len(session.transactions)
        self._release(session, keep=session.whole_run and not last)
        if last:
            self._end(session)
        else:
            self._plan(self.now, lambda: self._begin(session))

    def _roll_back(self, session):
        session.rolled_back += 1
        session.waits_for = None
        self.say(self.now, session, "error: deadlock, ROLLBACK")
        session.longest = max(session.longest, session.waited)
        self._release(session, keep=False)
        if session.tried < session.tries:
            session.tried += 1
            self._plan(self.now + AGAIN * session.tried, lambda: self._begin(session))
        else:
            session.errors += 1
            self._end(session)

    def _release(self, session, keep):
        kept = [row for row in session.held if keep and row[0] == "lock"]
        released = [row for row in session.held if row not in kept]
        session.held = kept
        for row in released:
            del self.owner[row]
            queue = self.queues.get(row)
            if queue:
                follower = queue.pop(0)
                follower.waits_for = None
                follower.waited += self.now - follower.waiting_since
                self.owner[row] = follower
                follower.held.append(row)
                self.say(self.now, follower, f"locks {row[0]} {row[1]}")
                follower.step += 1
                self._plan(self.now + ROW, lambda follower=follower: self._next(follower))

    def _end(self, session):
        session.ended = self.now
        for follower in self._at_end.get(session.name, []):
            self._begin(follower)
