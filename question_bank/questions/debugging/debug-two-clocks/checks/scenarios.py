"""usage: scenarios.py RULES SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from store import CLOCKS, Change, Store, read

file, scenario = sys.argv[1:]
rules = read(file)
store = Store(rules)
IN_STEP = 0.5 if rules.get(CLOCKS) == "half a second" else float("inf")


def at(second, offset):
    """Return the time that a web machine shows whose clock is off by `offset` seconds."""
    return second + max(-IN_STEP, min(IN_STEP, offset))


def told(*answers):
    print(f"answers: {', '.join(answers)}; in the store: {store.wish}")
    return any(answer != "saved" for answer in answers)


def two(first_offset, second_offset, gap):
    """A customer chooses door on one machine and shop on another, having seen the answer to the first."""
    first = store.take(Change(1, "door", at(100, first_offset)), 100)
    second = store.take(Change(2, "shop", at(100 + gap, second_offset), seen=store.version), 100 + gap)
    return not told(first, second) and store.wish == "shop"


def apart():
    return two(0, 0, 60)


def ahead():
    return two(41, 0, 25)


def behind():
    return two(0, -41, 25)


def set_back():
    return two(41, 0, 20)                          # one machine, whose clock is set right in between


def late():
    """The first change gets lost and is sent again after 30 seconds. Meanwhile the customer chose again."""
    first = Change(1, "door", at(100, 0))
    answers = [store.take(Change(2, "shop", at(112, 0)), 112), store.take(first, 130)]
    told(*answers)
    return store.wish == "shop"


def close():
    """Two changes of a customer, 0.3 seconds apart, from two devices that saw the same state."""
    answers = [store.take(Change(1, "door", at(100, 0.4)), 100),
               store.take(Change(2, "shop", at(100.3, 0)), 100.3)]
    return told(*answers) or store.wish == "shop"


def two_people():
    """The customer and support open the page, then both change the wish, 10 seconds apart."""
    answers = [store.take(Change(1, "door", at(100, 0)), 100), store.take(Change(2, "shop", at(110, 0)), 110)]
    return told(*answers)


def other_machine():
    """Between two changes the store moves to a machine whose clock is 20 seconds behind."""
    first = store.take(Change(1, "door", at(100, 0)), 100)
    store.offset = -20
    second = store.take(Change(2, "shop", at(110, 0), seen=store.version), 110)
    return not told(first, second) and store.wish == "shop"


def answer_lost():
    """The change arrives, its answer gets lost, and it is sent again after 30 seconds."""
    change = Change(1, "door", at(100, 0))
    store.take(change, 100)
    return not told(store.take(change, 130)) and store.wish == "door"


sys.exit(0 if globals()[scenario]() else 1)
