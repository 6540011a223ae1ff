"""usage: proposals.py PART,PART,... SCENARIO    exit 0 when the proposal keeps the promise on one tour of one day

half_photos is a photo of every second bin, for the days of photos. read_file is the file of Fees, and Lee's page reads its count.
"""
import sys
from collections import Counter

from day import BLOCKED, BUDGET, DAYS, NEEDS, NOT_EMPTIED, SPARE, STREETS, lifts, planned, seen

NOON, TEN, PHOTO, BUTTON = 12 * 60, 10 * 60, 8, 2
SAME_DAYS = {"half_photos": "photos", "read_file": "file"}
parts = set(sys.argv[1].split(","))
assert all(NEEDS.get(part, set()) <= parts for part in parts), "a part is missing"


def cost():
    return sum(DAYS[SAME_DAYS.get(part, part)] for part in parts)


def crew_seconds():
    """What the crew has to do besides today's work."""
    stops = [*lifts(), *NOT_EMPTIED]                            # a photo at each lift, and of each bin that was not emptied
    return (PHOTO * len(stops) * ("photos" in parts) + PHOTO * sum(bin % 2 == 0 for _, bin in stops) * ("half_photos" in parts)
            + PHOTO * len(NOT_EMPTIED) * ("some_photos" in parts) + BUTTON * len(NOT_EMPTIED) * ("buttons" in parts))


def not_done_at_noon():
    """Which of the streets that were planned before 10:00 the proposal names as not done, at 12:00; None when it names none at all."""
    early = [street for street in range(STREETS) if planned(street) < TEN]
    if "streets" in parts:
        done = {street for street, _ in lifts() if seen(street) <= NOON}
        return {street for street in early if street not in done}
    if "positions" in parts:
        return {street for street in early if seen(street) > NOON}              # the truck was in each of them
    return None


def with_reason():
    """The bins that were not emptied, and for which Lee can say why."""
    if "photos" in parts or {"buttons", "answers"} <= parts:
        return len(NOT_EMPTIED)
    return sum(bin % 2 == 0 for _, bin in NOT_EMPTIED) * ("half_photos" in parts)


def counted():
    """How often each bin counts as emptied, for the one who charges and for the one who answers."""
    counts = {}
    if {"file", "read_file", "once"} & parts:
        counts["fees"] = dict.fromkeys(lifts(), 1)
    elif "lifts" in parts:
        counts["fees"] = Counter(lifts())
    if "answers" in parts:
        counts["desk"] = dict.fromkeys(lifts(), 1) if {"read_file", "once"} & parts else Counter(lifts())
    elif "photos" in parts:                                     # a photo at each lift
        counts["desk"] = Counter(lifts())
    elif "half_photos" in parts:
        counts["desk"] = Counter((street, bin) for street, bin in lifts() if bin % 2 == 0)
    return counts


counts = counted()
too_many = sum(counts["fees"].values()) - len(counts["fees"]) if "fees" in counts else None
differ = (sum(counts["fees"].get(bin) != counts["desk"].get(bin) for bin in {*counts["fees"], *counts["desk"]})
          if len(counts) == 2 else None)
at_noon = not_done_at_noon()
wrong = None if at_noon is None else len(at_noon ^ {street for street in BLOCKED if planned(street) < TEN})
print(f"days: {cost()}, minutes of the crew: {crew_seconds() / 60:.1f}, streets wrong at noon: {wrong}\n"
      f"with a reason: {with_reason()} of {len(NOT_EMPTIED)}, counted too often: {too_many}, told one way and charged another: {differ}")
sys.exit(0 if {
    "days": cost() <= BUDGET,
    "crews": crew_seconds() <= SPARE,
    "tours": wrong == 0,
    "desk": with_reason() == len(NOT_EMPTIED),
    "fees": too_many == 0,
    "one_count": differ == 0,
}[sys.argv[2]] else 1)
