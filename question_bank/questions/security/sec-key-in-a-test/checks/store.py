"""The store of photos: who called it with which key, from Monday 10:00 to Wednesday 10:00.

Minutes are counted from Monday 00:00. Nothing here waits.
"""
from collections import Counter

DAY = 24 * 60
NOW = 2 * DAY + 10 * 60                            # Wednesday 10:00
KEEPS = 2 * DAY                                    # the store keeps its log for 48 hours
PUSHED = 16 * 60 + 20                              # Monday, the key goes into a public repository
HIDDEN = 2 * DAY + 9 * 60 + 38
PHOTOS_OF_ONE = 40                                 # photos of one customer in the order of the store


def clock(minute):
    day, rest = divmod(minute, DAY)
    return f"{'Mon Tue Wed Thu Fri'.split()[day]} {rest // 60:02d}:{rest % 60:02d}"


def between(now, begin, end):
    return begin <= now % DAY < end


def calls_of(now):
    """Yield (key, address, act, count) of one minute."""
    yield "K1", "n1", "read", 30
    yield "K1", "n1", "write", 2
    if now % 10 == 0:
        yield "K1", "n1", "delete", 1
    if between(now, 10 * 60, 20 * 60):
        yield "K1", "a2", "read", 12
    if between(now, 60, 180):
        yield "K1", "a1", "read", 200
        if now % 60 == 0:
            yield "K1", "a1", "list", 1
    if between(now, 9 * 60, 20 * 60):
        yield "K1", f"kiosk {now % 118}", "write", 2
    if 16 * 60 + 41 <= now <= 17 * 60 + 4:
        yield "K1", "x7", "read", 15
        if now % 2:
            yield "K1", "x7", "list", 1
    if now in (DAY + 131, DAY + 132):
        yield "K1", "x7", "write", 1
    if now == DAY + 134:
        yield "K1", "x7", "make key", 1
    if now >= DAY and between(now, 140, 290):
        yield "K2", "x9", "read", 7
        if now % 10 == 0:
            yield "K2", "x9", "list", 1


def log(begin=NOW - KEEPS):
    """Return {(key, address): (first, last, Counter of acts)} from *begin* to now."""
    seen = {}
    for now in range(begin, NOW):
        for key, address, act, count in calls_of(now):
            first, _, acts = seen.get((key, address), (now, now, Counter()))
            acts[act] += count
            seen[key, address] = (first, now, acts)
    return seen


def customers(photos):
    """Customers whose photos are among the first *photos* in the order of the store."""
    return -(-photos // PHOTOS_OF_ONE)
