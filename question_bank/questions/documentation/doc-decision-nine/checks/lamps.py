"""What the talk and the facts say of the store, of a machine and of the towns. Thousands of pictures and views."""
import re

with open("exhibits/talk.txt", encoding="utf-8") as file:
    TALK = file.read()


def said(pattern):
    return float(re.search(pattern, TALK)[1])


KEEP, VIEW = said(r"cost (0\.50) a month to keep"), said(r"thousand views cost (0\.25)")
NEW, FITTERS = said(r"take (\d+) thousand pictures a month"), said(r"look at (\d+) thousand a month")
MACHINE, DAY = said(r"(\d+) a month, with room"), said(r"A day is (\d+)")
OUR_DAYS = 2                                    # Alex: "two days a month"
LEES_DAYS = 0.5                                 # an answer for those who ask
VIEWS_OF_A_TOWN = 80                            # what the table shows for each town on the map
TOWNS = 9                                       # fact 4
JOINED = {6: 0, 12: 1, 18: 2, 24: 4}            # month after the decision: towns on the map, as in the bill
NOW = 24
MOVE_DAYS = 15                                  # fact 1


def kept(month):
    return NEW * month


def views(towns):
    return FITTERS + VIEWS_OF_A_TOWN * towns


def bill(month, towns):
    """Return what the store costs in this month after the decision."""
    return KEEP * kept(month) + VIEW * views(towns)


def machine(days):
    """Return what a machine of our own costs in a month, with these days of work."""
    return MACHINE + days * DAY


def passes(limit, towns):
    """Return the months from now until the bill is at the limit, when so many towns are on the map from now on."""
    month = NOW
    while bill(month, towns) < limit:
        month += 1
    return month - NOW


def pays_back(days, towns):
    """Return the months from now until a move has given back its own days."""
    saved, month = 0.0, NOW
    while saved < MOVE_DAYS * DAY:
        month += 1
        saved += bill(month, towns) - machine(days)
    return month - NOW
