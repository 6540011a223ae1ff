"""usage: changes.py DESIGN SCENARIO    exit 0 when the scenario's promise holds

DESIGN: "wait=20 limit=5 taken_back=yes", entries of `search.Design`; what is left out stays as it is.
"""
import dataclasses
import sys

from search import Design, Play, slower

KINDS = {field.name: type(field.default) for field in dataclasses.fields(Design)}
FAST = 100                      # ms, fact 3


def read(text):
    parts = (part.split("=") for part in text.split())
    return Design(**{name: value == "yes" if KINDS[name] is bool else KINDS[name](value) for name, value in parts})


design, scenario = read(sys.argv[1]), sys.argv[2]


def ends(play):
    """Return how long the searches take: one that goes on with what is there ends then."""
    return [min(t, design.out or t) for t in play.search_times()]


def within(times):
    share = 100 - slower(times, FAST, of=100)
    print(f"{share:.1f} of 100 searches within {FAST} ms")
    return share


def nearly():
    return within(ends(Play(design))) >= 90


def fast():
    return within(ends(Play(design))) >= 99


def whole():
    left_out = slower(Play(design).search_times(), design.out, of=100) if design.out else 0
    print(f"{left_out:.1f} of 100 searches leave out a part")
    return left_out <= 1


def load():
    play = Play(design)
    print(f"machines {play.busy:.0%} busy, {100 * play.second / len(play.call_times()):.1f} second calls of 100 calls")
    return play.busy <= 0.6


def slow_part():
    complete = [within(Play(d, slow_part=True).search_times()) for d in (design, Design())]
    return complete[0] > complete[1]


def stopped():
    longest = max(ends(Play(design, stopped=True, seconds=10)))
    print(f"the longest search takes {longest:.0f} ms")
    return longest <= 300


sys.exit(0 if globals()[scenario]() else 1)
