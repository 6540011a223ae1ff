"""The bands of the exhibit, and three ways to read the ticket on 1 July: True means that the band can not book."""
import csv

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"]
THREE_MONTHS_AGO = "2026-04-01"


def bands():
    with open("exhibits/bands.csv") as file:
        return {row["band"]: row for row in csv.DictReader(file)}


def no_payment(band):
    """No payment has come in the last three months."""
    return band["last_payment"] == "never" or band["last_payment"] < THREE_MONTHS_AGO


def three_open(band):
    """Three fees are open, whichever months they are for. This is what Dana means."""
    return sum(band[month] == "open" for month in MONTHS) >= 3


def last_three_open(band):
    """The fees of the last three months are open."""
    return all(band[month] == "open" for month in MONTHS[-3:])


def open_for_long(band):
    """A fee has been open for three months."""
    return any(band[month] == "open" for month in MONTHS[:3])           # due on 15 March or before


READINGS = {"no_payment": no_payment, "three_open": three_open, "last_three_open": last_three_open}
