"""usage: proof.py MEASURE WORLD    exit 0 when the measure tells the truth about the repair of Fares

Each world has two half years. Between them Fares is repaired, Timetable and Login are not. A world says what the
season does to the size and to the number of the changes in all modules, and what the repair does to a change in Fares.
"""
import sys

from ferries import MODULES

CONTROL = ["Timetable", "Login"]
WORLDS = {                     # size and number of changes after the repair, and its true effect
    "helped_winter": (0.7, 0.5, 0.7),
    "useless_winter": (0.7, 0.5, 1.0),
    "helped_summer": (1.4, 1.0, 0.7),
    "useless_summer": (1.4, 1.0, 1.0),
}
BETTER = 0.85                  # less than this part of before counts as better


def days_a_change(name, world):
    """Return days a change before and after."""
    size, _, repair = WORLDS[world]
    before = MODULES[name].days_a_change
    return before, before * size * (repair if name == "Fares" else 1.0)


def warnings(world):
    """A repair takes the linter's warnings away, whatever else it does."""
    return 0.3


def faults(world):
    """Faults of the repaired module: they follow the number of changes as well."""
    size, number, repair = WORLDS[world]
    return size * number * repair


def before_and_after(world):
    before, after = days_a_change("Fares", world)
    return after / before


def beside_others(world):
    others = [after / before for before, after in (days_a_change(name, world) for name in CONTROL)]
    return before_and_after(world) / (sum(others) / len(others))


measure, world = sys.argv[1:]
value = globals()[measure](world)
says, truth = value < BETTER, WORLDS[world][2] < 1.0
print(f"after is {value:.0%} of before: says it {'helped' if says else 'did not help'}, "
      f"in truth it {'helped' if truth else 'did not help'}")
sys.exit(0 if says == truth else 1)
