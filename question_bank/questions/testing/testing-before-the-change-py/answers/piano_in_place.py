"""Prices of moves. 2014"""
from datetime import date

import mailer
import maps

DONE = {}


def quote(customer, start, end, rooms, floor, lift, day, piano=False):
    km = maps.km(start, end)
    p = 80 + rooms * 65
    if piano:
        p = p + 120
    if km > 50:
        p = p + (km - 50) * 1.2
    if not lift and floor > 0:
        p = p + floor * rooms * 4
    if (day - date.today()).days < 7:
        p = p * 1.15
    if day.weekday() >= 5 or day.month in (7, 8):
        p = p + 60
    if customer in DONE:
        p = p * 0.9
    if p < 250:
        p = 250
    p = round(p, -1)
    DONE[customer] = p
    mailer.send(customer, f"Your move on {day}: {p} euros")
    return p
