"""usage: readmes.py README SCENARIO [service=explains]

Ari's club is the next one. Ari does what the README says. exit 0 when Ari gets to the end without asking anybody
"""
import sys
from datetime import date

from lockers import aris_hall
from reader import Reader, Stopped, steps

path, *rest = sys.argv[1:]
explains = "service=explains" in rest
scenario = next(word for word in rest if "=" not in word)


def clean():
    Reader(path, aris_hall(explains=explains)).follow()


def again():
    hall = aris_hall(explains=explains)
    for _ in range(2):
        Reader(path, hall).follow()


def in_a_year():
    Reader(path, aris_hall(date(2027, 5, 18), explains)).follow()


def taken():
    """Another club has the first locker tomorrow morning."""
    hall = aris_hall(explains=explains)
    for day in ("2026-05-19", "2026-06-30"):
        hall.reserve({"locker": 61, "day": day, "from": "09:00", "to": "11:00"})
    Reader(path, hall).follow()


def slip():
    """Ari writes 10.00 once."""
    Reader(path, aris_hall(explains=explains), hand=lambda body: dict(body, **{"from": "10.00"})).follow()


def saturday():
    """Ari reserves all 30 lockers in a row, in the way of the README."""
    hall = aris_hall(explains=explains)
    ari = Reader(path, hall)
    for step in steps(ari.text):
        ari.step(*step)
        if step[1] == "/reservations":
            for locker in list(ari.others):
                ari.values["LOCKER"] = locker
                ari.step(*step)
            print(f"{len(hall.reservations)} reservations, waited {hall.seconds} seconds")
            break


try:
    globals()[scenario]()
except Stopped as stop:
    print(f"asks: {stop}")
    sys.exit(1)
print("gets to the end")
