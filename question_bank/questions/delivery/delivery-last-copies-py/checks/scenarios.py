"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from world import KILL_AFTER, Order, World

FILE = sys.argv[1]
ENTRANCE = (0.5, 1.0, 1.5, 1.9)                    # the entrance asks at any moment of its two seconds


def play(orders, signals, first_ask=0.5):
    """Run the service with (at, seconds) of each order, and return its world."""
    orders = [Order(number, at, seconds, []) for number, (at, seconds) in enumerate(orders, 1)]
    return World(FILE, orders, signals, first_ask=first_ask).run()


def seen(world):
    return [order.result[0] if order.result else "elsewhere" for order in world.orders]


def count(worlds):
    """Print and return how many buyers saw what."""
    found = [result for world in worlds for result in seen(world)]
    counts = {result: found.count(result) for result in sorted(set(found))}
    print(*(f"{result}={number}" for result, number in counts.items()))
    return counts


def calm():
    return set(count([play([(1, 3), (2, 20), (5, 2)], [])])) == {"copy"}


def in_hand():
    """Orders that came before the signal, of up to 20 seconds."""
    return set(count([play([(9.9 - since, 20) for since in range(10)], [10.0])])) == {"copy"}


def late():
    """Orders that the entrance sends after the signal, as long as it sends them here."""
    worlds = [play([(10 + tenth / 2, 20) for tenth in range(1, 60)], [10.0], ask) for ask in ENTRANCE]
    return set(count(worlds)) <= {"copy", "elsewhere"}


def long():
    """An order that needs a minute: handed on before SIGKILL, or done, and never left as started."""
    world = play([(9.0, 60)], [10.0])
    state = world.db.states[1]
    print(f"state {state}, " + ("SIGKILL" if world.killed else "ended by itself"))
    return state in ("waiting", "done") and not world.killed


def second():
    """The signal comes again after three seconds."""
    return set(count([play([(9.0, 15)], [10.0, 13.0])])) == {"copy"}


def idle():
    world = play([], [10.0])
    print(f"ended after {world.ended_at - 10:g} s" if world.ended_at else f"killed after {KILL_AFTER} s")
    return world.ended_at is not None and world.ended_at - 10 <= 10


sys.exit(0 if globals()[sys.argv[2]]() else 1)
