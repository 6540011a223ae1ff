"""A diary in memory, and the framework around the handler."""
from diary import DayFull, DiaryBusy


class FakeDiary:
    def __init__(self, full=(), busy=0, first=81):
        self.full = set(full)           # days as text
        self.busy = busy                # so many calls meet a busy diary
        self.booked = []
        self._first = first

    def book(self, bike, work, day):
        if self.busy:
            self.busy -= 1
            raise DiaryBusy("diary on 10.0.0.7 is locked")
        if str(day) in self.full:
            raise DayFull(f"no place on {day}")
        self.booked.append((bike, work, str(day)))
        return self._first + len(self.booked) - 1


def serve(handler, body, diary, log=None):
    """What is not caught in the handler becomes 500, and is written to the log."""
    try:
        return handler(body, diary)
    except Exception as error:
        if log is not None:
            log.append(type(error).__name__)
        return 500, {"error": "internal error"}
