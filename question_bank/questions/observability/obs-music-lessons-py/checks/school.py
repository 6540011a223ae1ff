"""The parts that a booking uses, and turns: bookings run in threads, one step of one of them at a time.

A thread runs until its next call of a part, then it waits for its next turn. So bookings overlap, and
always in the same way. Nothing here waits for time.
"""
import logging
import threading


class Refused(Exception):
    pass


REQUESTS = {
    "r41": (12, "Jo Tue 17", "k7Qp"),
    "r42": (31, "Kim Tue 17", "Zt4m"),
    "r43": (8, "Jo Wed 15", "b9Xw"),
    "r44": (27, "Lee Fri 16", "Hn2s"),
    "r45": (19, "Kim Fri 16", "v6Ld"),
    "r46": (40, "Jo Tue 17", "Rc8y"),
}


def request(id):
    """Return what the app of a pupil sends. With the token, whoever has it acts for this pupil."""
    pupil, slot, token = REQUESTS[id]
    return {"id": id, "pupil": pupil, "slot": slot, "token": token}


class Turns:
    """Bookings, and the log records that they write, each with the booking that wrote it."""

    def __init__(self, handle, busy=(), broken=(), mail_down=()):
        self._handle = handle
        self._busy, self._broken, self._mail_down = set(busy), set(broken), set(mail_down)
        self._turn, self._locks = {}, {}
        self._back = threading.Semaphore(0)
        self._ended = set()
        self.now = 0
        self.status = {}
        self.lines = []                            # (id, second, level, text)
        handler = logging.Handler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        handler.emit = lambda record: self.lines.append(
            (threading.current_thread().name, self.now, record.levelname, handler.format(record)))
        log = logging.getLogger("lessons")
        log.setLevel(logging.INFO)
        log.handlers, log.propagate = [handler], False

    def play(self, ids, second=0):
        """Give one turn to each booking of *ids*, in this order."""
        for id in ids.split():
            self.now = second
            second += 1
            if id not in self._turn:
                self._turn[id] = threading.Semaphore(0)
                threading.Thread(target=self._run, args=(id,), name=id, daemon=True).start()
            elif id not in self._ended:
                self._turn[id].release()
            else:
                continue
            self._back.acquire()

    def finish(self):
        for id in self._turn:
            while id not in self._ended:
                self.play(id, self.now)

    def _run(self, id):
        try:
            self.status[id] = self._handle(request(id), self, self, self)
        finally:
            self._ended.add(id)
            self._back.release()

    def _wait_for_turn(self):
        id = threading.current_thread().name
        self._back.release()
        self._turn[id].acquire()
        return id

    # calendar
    def lock(self, slot):
        """While a booking has the lock of a slot, no other one looks at this slot or takes it."""
        return self._locks.setdefault(slot, threading.Lock())

    def is_free(self, slot):
        return self._wait_for_turn() not in self._busy

    def add(self, slot, room):
        self._wait_for_turn()

    # rooms
    def find(self, slot):
        if self._wait_for_turn() in self._broken:
            raise KeyError("hall 2")
        return "room 3"

    # mail
    def send(self, pupil, slot):
        if self._wait_for_turn() in self._mail_down:
            raise OSError("451 try again later")
