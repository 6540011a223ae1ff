"""usage: scenarios.py PIPELINE SCENARIO    exit 0 when the scenario's promise holds

Each scenario is a row of runs. It looks at the packages that the tests ran with.
"""
import sys

from world import Pipeline, read_locks

MARCH, JO = read_locks()
LATER = {**JO, "datebook": "2.2.0"}
SAVED = {"packages-linux": ("Mon 3 Mar 09:14", MARCH)}


def pipeline(cache=SAVED):
    made = Pipeline(sys.argv[1], cache)
    if made.cleared:
        made.caches.clear()
    return made


def same(run, lock):
    if run.stopped:
        print(f"stopped before the tests: {run.stopped}")
        return False
    print("tested with " + ", ".join(f"{p} {v}" for p, v in sorted(run.tested_with.items())))
    return run.tested_with == lock


def first():
    return same(pipeline({}).run("Mon", MARCH), MARCH)


def jo():
    return same(pipeline().run("Wed", JO, wanted="datebook 2.1 money", branch="next-visit"), JO)


def later():
    """Jo's change is merged. A week later a change on main brings datebook 2.2.0."""
    p = pipeline()
    for branch in ("next-visit", "main"):
        p.run("Wed", JO, wanted="datebook 2.1 money", branch=branch, tests=())
    return same(p.run("Wed after", LATER, wanted="datebook 2.2 money"), LATER)


def only_lock():
    """As Kim did: the lock changes, what is wanted does not."""
    p = pipeline({})
    p.run("Mon", MARCH, tests=())
    newer = {**MARCH, "money": "3.1.0"}
    return same(p.run("Mon", newer), newer)


def removed():
    p = pipeline({})
    p.run("Mon", {**MARCH, "old_mail": "1.0.0"}, wanted="datebook money old_mail", tests=())
    return same(p.run("Tue", MARCH), MARCH)


def damaged():
    """What the cache keeps for today's lock lacks money. Either the run mends it, or it says what is wrong."""
    p = pipeline()
    p.run("Tue", JO, tests=())
    for key, (saved, installed) in p.caches.items():
        installed.pop("money", None)
    run = p.run("Wed", JO)
    if run.stopped:
        print(f"stopped before the tests: {run.stopped}")
        return True
    return same(run, JO)


def short():
    """The second of two runs with the same packages."""
    p = pipeline()
    p.run("Wed", JO, tests=())
    run = p.run("Thu", JO, tests=())
    print(f"{run.seconds} s")
    return run.seconds <= 120


sys.exit(0 if globals()[sys.argv[2]]() else 1)
