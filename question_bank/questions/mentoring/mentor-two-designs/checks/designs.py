"""usage: designs.py DESIGN SCENARIO

Builds the page for a small and a large shop and asks it for the sum of all sales.
exit 0 when the scenario's promise holds
"""
import importlib.util
import sys

sys.path += ["checks", "answers"]
from lines import DAY, Line, Lines, truth, year

path, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("design", path)
design = importlib.util.module_from_spec(spec)
spec.loader.exec_module(design)

STANDS_FOR = 100                                  # each line of the year stands for a hundred
LINES_A_SECOND = 200_000


def play(shops, nights, today, hour):
    """Run the nights (each at 01:00 of its day), then ask for each shop at an hour of today."""
    lines = Lines(shops)
    page = design.Page(lines)
    for day in nights:
        page.night(day, day * DAY + 1)
    now = today * DAY + hour
    lines.read = 0
    seen = {shop: page.report(shop, today, now) for shop in shops}
    wanted = {shop: truth(sold, now) for shop, sold in shops.items()}
    for shop in shops:
        print(f"{shop} shop: shown {seen[shop]}, true {wanted[shop]}")
    return seen == wanted, lines.read


def two_shops(*lines):
    """The same lines in a small shop, and in a shop with a thousand old lines beside them."""
    return {"small": list(lines), "large": [Line(1, 1)] * 1000 + list(lines)}


def after_the_night():
    right, _ = play(two_shops(Line(DAY + 9, 100)), range(1, 6), 5, 2)
    return right


def fast():
    _, read = play({"largest": year(12_000, 6)}, range(1, 365), 364, 23)
    seconds = read * STANDS_FOR / LINES_A_SECOND
    print(f"{seconds:.1f} s")
    return seconds <= 3


def today():
    right, _ = play(two_shops(Line(5 * DAY + 9, 100)), range(1, 6), 5, 10)
    return right


def returned():
    right, _ = play(two_shops(Line(DAY + 9, 100, 10 * DAY)), range(1, 12), 11, 2)
    return right


def no_night():
    """The job of day 4 did not run; the one of day 5 did."""
    right, _ = play(two_shops(Line(3 * DAY + 9, 100)), [1, 2, 3, 5], 5, 2)
    return right


sys.exit(0 if globals()[scenario]() else 1)
