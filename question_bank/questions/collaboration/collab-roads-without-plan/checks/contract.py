"""usage: contract.py CHECK SCENARIO    exit 0 when the check does what is promised

What is run on Weather's side before a release: the answer for road 12 with one sensor broken, against each changed release.
"""
import sys

from roads import CALLERS, answer

OLD = answer(12, "old")
CHANGES = {
    "empty": answer(12, "new"),
    "zero": answer(12, "zero"),
    "text": [one | {"temp": str(one["temp"])} for one in OLD],
    "field": [one | {"height": 310} for one in OLD],
}


def same(stations):
    """The answer is the same, letter by letter."""
    return stations == OLD


def fields(stations):
    """Each station has the three fields."""
    return all({"name", "temp", "at"} <= one.keys() for one in stations)


def number(stations):
    """Each temp is a number."""
    return fields(stations) and all(type(one["temp"]) in (int, float) for one in stations)


def own(stations):
    """Salt alone comes to what it expects for road 12."""
    return examples(stations, ["salt"])


def examples(stations, names=("salt", "buses", "schools")):
    """Each caller's own use of the answer comes to what that caller expects for road 12."""
    expected = {"salt": "salt", "buses": "icy", "schools": "warns"}
    try:
        return all(CALLERS[name](stations) == expected[name] for name in names)
    except TypeError:
        return False


change = sys.argv[2]
green = globals()[sys.argv[1]](CHANGES[change])
print(f"{change}: {'green' if green else 'red'}")
sys.exit(0 if green == (change == "field") else 1)
