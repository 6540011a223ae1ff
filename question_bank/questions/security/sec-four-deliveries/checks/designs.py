"""usage: designs.py "over=all window=5 ..." SCENARIO    exit 0 when the scenario's promise holds"""
import sys
from dataclasses import replace

from endpoint import KEEP_MIN, NEW_SECRET, SECRET, Endpoint, need, read_design

DAY = 24 * 60
MESSAGES_A_SECOND, NEEDS_A_DAY = 34, 1000


def honest(e):
    status, truck = e.receive(0.1, e.signed("m1", 0, need("s118", 4.25)))
    print(f"status {status}, {len(e.trucks)} truck")
    return status == 200 and truck == 1


def forged(e):
    message = e.signed("m1", 0, need("s118", 1.25))
    status, _ = e.receive(0.1, replace(message, body=need("s118", 9.25)))
    print(f"status {status}, {len(e.trucks)} trucks")
    return not e.trucks


def digits(e):
    status, _ = e.receive(0.1, e.signed("m1", 0, need("s204", "2.50")))
    print(f"status {status}, {len(e.trucks)} trucks")
    return len(e.trucks) == 1


def replayed(e, after):
    """Send a recorded message again: as it was, and with a new id and a new time."""
    message = e.signed("m1", 0, need("s118", 4.25))
    e.receive(0.1, message)
    e.receive(after, message)
    e.receive(after, replace(message, id="m9", sent=after))
    print(f"{len(e.trucks)} trucks for one need")
    return len(e.trucks) == 1


def later(e):
    return replayed(e, 3 * DAY)


def hour(e):
    return replayed(e, 60)


def again(e):
    message = e.signed("m1", 0, need("s118", 4.25))
    e.receive(0.1, message)
    for now in (1, 60):
        e.receive(now + 0.1, e.tried_again(now, message))
    print(f"{len(e.trucks)} trucks for one need")
    return len(e.trucks) == 1


def retry(e):
    status, _ = e.receive(60.1, e.tried_again(60, e.signed("m1", 0, need("s330", 3.75))))
    print(f"status {status}, {len(e.trucks)} trucks")
    return len(e.trucks) == 1


def next_year(e):
    e.receive(0.1, e.signed("m1", 0, need("s118", 4.25)))
    e.receive(365 * DAY + 0.1, e.signed("m2", 365 * DAY, need("s118", 4.25)))
    print(f"{len(e.trucks)} trucks for two needs")
    return len(e.trucks) == 2


def kept(e):
    ids, minutes = e.design.ids, KEEP_MIN.get(e.design.ids, 0)
    if ids == "orders":
        count = NEEDS_A_DAY * 365
    else:
        count = round(MESSAGES_A_SECOND * 60 * (365 * DAY if minutes is None else minutes))
    print(f"{count:,} kept after a year")
    return count <= 5_000_000


def junk(e):
    message = replace(e.signed("m1", 0, need("s118", 4.25)), signature="0" * 64)
    for _ in range(700):
        e.receive(0.1, message)
    print(f"{e.lookups} look-ups for 700 junk messages")
    return e.lookups == 0


def big(e):
    message = replace(e.signed("m1", 0, b'"' + b"x" * 2_000_000 + b'"'), signature="0" * 64)
    e.receive(0.1, message)
    print(f"{e.bytes_read:,} bytes read")
    return e.bytes_read < 100_000


def guess(e):
    message = e.signed("m1", 0, need("s118", 4.25))
    steps = []
    for right in (0, 10, 20):                      # characters of the code that are guessed right
        before = e.compared
        e.receive(0.1, replace(message, signature=message.signature[:right] + "?" * (64 - right)))
        steps.append(e.compared - before)
    print("compared with 0, 10 and 20 right:", *steps)
    return len(set(steps)) == 1


def change(e):
    e.accepted.append(NEW_SECRET)
    old, _ = e.receive(0.1, e.signed("m1", 0, need("s118", 4.25), SECRET))
    new, _ = e.receive(0.2, e.signed("m2", 0, need("s119", 4.25), NEW_SECRET))
    print(f"old secret {old}, new secret {new}")
    return old == new == 200


def told(e):
    message = e.signed("m1", 0, need("s118", 4.25))
    e.receive(0.1, message)
    status, _ = e.receive(1.1, e.tried_again(1, message))
    print(f"a repeat gets {status}")
    return status == 200


design, scenario = sys.argv[1:]
sys.exit(0 if globals()[scenario](Endpoint(read_design(design))) else 1)
