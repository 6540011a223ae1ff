"""One day of one tour: 40 streets of ten bins, in the order of the plan, from 06:00. All of it follows from the facts."""
import csv

STREETS, BINS, SPARE, BUDGET = 40, 10, 25 * 60, 45
BLOCKED = {7, 16}                                   # streets that the truck could not empty: it drove up to a parked car
NOT_EMPTIED = {(street, bin) for street in BLOCKED for bin in range(BINS)}
TWICE = {(street, 3) for street in range(0, 36, 3)}                         # lifted twice, to empty them well: 3 of 100
with open("exhibits/parts.csv") as file:
    DAYS, NEEDS = {}, {}
    for row in csv.DictReader(file):
        name = row["part"].split(":")[0].replace(" ", "_")
        DAYS[name], NEEDS[name] = int(row["days"]), {row["needs"]} - {""}


def planned(street):
    """The minute after midnight at which the tour is in this street, by the plan: 06:00 to 13:00."""
    return 6 * 60 + street * 420 // STREETS


def seen(street):
    """When a record that was made in the street has arrived: one street in five has no network."""
    return planned(street) + (120 if street % 5 == 0 else 0)


def lifts():
    """These are the lifts of the day, as (street, bin)."""
    for street in range(STREETS):
        for bin in range(BINS):
            if (street, bin) not in NOT_EMPTIED:
                yield from [(street, bin)] * (2 if (street, bin) in TWICE else 1)
