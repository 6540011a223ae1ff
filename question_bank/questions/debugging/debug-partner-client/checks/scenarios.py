"""usage: scenarios.py RULES SCENARIO [SECOND RUN AFTER SECONDS]    exit 0 when the scenario's promise holds"""
import sys

from client import NoEnd, read, run
from partner import Clock, Partner, Reply, Stock

OLD = {"A": 5, "B": 240, "C": 7}
file, scenario, *again = sys.argv[1:]
clock = Clock(3600)


def play(b):
    """Run the rules on three warehouses, B being the one of the story. Return stock, reports, stored lists, partner."""
    partner = Partner(clock, {"A": Stock(6), "B": b, "C": Stock(8)})
    stock, reports, ever = run(read(file), partner, clock, OLD)
    for seconds in again:
        clock.now += int(seconds)
        stock, more, stored = run(read(file), partner, clock, stock)
        reports, ever = reports + more, ever + stored
    print(f"B has {stock['B']} items, C has {stock['C']}, reported: {' '.join(reports) or 'none'}, "
          f"B stored as {[items for name, items in ever if name == 'B']}, asked too soon: {partner.too_soon}")
    return stock, reports, ever, partner


def ready():
    stock, reports, _, _ = play(Stock(233))
    return stock == {"A": 6, "B": 233, "C": 8} and not reports


def not_emptied():
    _, _, ever, _ = play(Stock(233, made=False, takes=45))
    return ("B", 0) not in ever


def truly_empty():
    stock, _, _, _ = play(Stock(0))
    return stock["B"] == 0


def made():
    stock, _, _, _ = play(Stock(233, made=False, takes=150))
    return stock["B"] == 233


def polite():
    _, _, _, partner = play(Stock(233, made=False, takes=150))
    return partner.too_soon == 0


def never():
    stock, reports, _, _ = play(Stock(233, made=False, takes=None))
    return stock == {"A": 6, "B": 240, "C": 8} and "B" in reports


def unlisted():
    stock, reports, _, _ = play(Stock(233, first=[Reply(206, 20)]))
    return stock["B"] == 240 and "B" in reports


try:
    held = globals()[scenario]()
except NoEnd as name:
    print(f"no end: still asking for {name} after six hours, C was never asked for")
    held = False
sys.exit(0 if held else 1)
