"""usage: acts.py ACTS SCENARIO    exit 0 when the scenario's promise holds

ACTS are done at 10:35, after the release of the exhibit, for example "publish 41, i1 i2 as 11".
"""
import sys

from museum import NAMES, SETTINGS, Instance, Museum, right

museum = Museum()
museum.columns.add("families")
museum.instances = {name: Instance(museum, 12) for name in NAMES}
museum.publish(42)
museum.instances["i3"] = museum.instances["i3"].again()        # what the platform did at 10:21
gaps = 0
for act in sys.argv[1].split(", "):
    match act.split():
        case ["publish", revision]:
            museum.publish(int(revision), SETTINGS[int(revision)])
        case ["drop", "families"]:
            museum.columns.remove("families")
        case ["stop"]:
            museum.instances.clear()
            gaps += 1
        case [*names, "as", version]:
            museum.instances |= {name: Instance(museum, int(version)) for name in names}


def sells(**order):
    """Print what each instance takes for an order, and return whether each takes the right price."""
    sold = {name: museum.instances[name].sell(**order) for name in NAMES}
    print(*(f"{name}={'not offered' if s is None else s[1] if s[0] == 200 else s[0]}" for name, s in sold.items()))
    return all(s is not None and s[:2] == (200, right(**order)) for s in sold.values())


def children():
    return sells(adults=2, children=1)


def families():
    return sells(families=1)


def no_gap():
    print(f"times with no instance {gaps}")
    return gaps == 0


def next_restart():
    museum.instances = {name: instance.again() for name, instance in museum.instances.items()}
    return sells(adults=2, children=1)


sys.exit(0 if globals()[sys.argv[2]]() else 1)
