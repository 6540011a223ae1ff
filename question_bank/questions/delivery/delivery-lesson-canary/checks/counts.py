"""usage: counts.py COUNT SCENARIO    exit 0 when COUNT ("2000 of all", "600 bookings") can tell two versions apart

Takes the lowest limit that sends an equal version back in at most 5 of 100 releases.
A scenario holds when this limit lets the worse version go on in at most 10 of 100.
"""
import sys

from service import NEW, OLD, Version, at_most

WORSE = {
    "half": Version(book=0.5, rest=0.5),
    "like_31": Version(book=NEW.book),
    "one_booking": Version(book=OLD.book + 0.01),
}
count, what = int(sys.argv[1].split()[0]), sys.argv[1].split()[-1]
worse = WORSE[sys.argv[2]]


def share(version):
    return version.book if what == "bookings" else version.total


limit = next(k for k in range(count + 1) if 1 - at_most(k - 1, count, share(OLD)) <= 0.05)
wrongly = 100 * (1 - at_most(limit - 1, count, share(OLD)))
missed = 100 * at_most(limit - 1, count, share(worse))
print(f"expected: {count * share(OLD):.1f} and {count * share(worse):.1f}; "
      f"go back at {limit}: {wrongly:.0f} of 100 wrongly, {missed:.0f} of 100 missed")
sys.exit(0 if missed <= 10 else 1)
