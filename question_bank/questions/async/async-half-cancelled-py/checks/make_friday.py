"""usage: make_friday.py log|lockers

Plays six requests of Friday on the exhibit's code and a virtual clock, and prints the log,
or what the doors, the bank and the book hold after them.
"""
import asyncio
import contextvars
import sys
from datetime import datetime, timedelta

sys.path.insert(0, "exhibits")
from clock import now, run
from rents import handle
from services import Bank, Book, Lockers, State

START = datetime(2026, 3, 13, 16, 0)
REQUESTS = [("A1", "full", ""), ("B2", "full", "charge"), ("C3", "full", "book"), ("D4", "empty", ""),
            ("E5", "full", "hold"), ("B2", "full", "")]
who = contextvars.ContextVar("who")
lines = []


def say(text):
    at = START + timedelta(seconds=now())
    lines.append(f"{at:%H:%M:%S}.{at.microsecond // 100_000} {who.get()} {text}")


async def request(number, locker, card, services):
    who.set(f"r{number}")
    say(f"answer {await handle(locker, card, *services)}")


async def friday():
    state, paid = State(), {}
    for number, (locker, card, slow) in enumerate(REQUESTS, 1):
        before = sum(state.payments.values())
        services = [kind(state, [slow], say) for kind in (Lockers, Bank, Book)]
        await asyncio.create_task(request(number, locker, card, services))
        await asyncio.sleep(60 * number - now())
        paid[locker] = paid.get(locker, 0) + sum(state.payments.values()) - before
    return state, paid


state, paid = run(friday())
if sys.argv[1] == "log":
    print("\n".join(lines))
else:
    print("locker,doors,paid_at_the_bank,row_in_the_book")
    for locker, cents in paid.items():
        row = any(name == locker for name, _ in state.rows.values())
        print(f"{locker},{'held' if locker in state.held else 'free'},{cents / 100:.2f},{'yes' if row else 'no'}")
