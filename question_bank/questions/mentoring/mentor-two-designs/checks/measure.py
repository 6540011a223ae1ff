"""Measures both designs of the thread for five shops and prints the table."""
import sys

sys.path += ["checks", "answers"]
import nightly
import on_request
from lines import DAY, Lines, year

LINES_A_SECOND = 200_000
SHOPS = [                                         # lines a year, returned later of 100, lines in one
    ("A (test)", 12, 0, 1),
    ("B", 4_000, 2, 1),
    ("C", 60_000, 5, 1),
    ("D", 400_000, 8, 10),
    ("E", 1_200_000, 6, 10),
]
TODAY, NOON = 364, 364 * DAY + 12

print("shop,lines_a_year,returned_of_100,on_request_s,stored_sums_s,lines_today_at_noon")
for name, count, back, stands_for in SHOPS:
    lines = Lines({name: year(count // stands_for, back)})
    seconds = []
    for design in (on_request, nightly):
        page = design.Page(lines)
        for day in range(1, TODAY + 1):
            page.night(day, day * DAY + 1)
        lines.read = 0
        page.report(name, TODAY, NOON)
        seconds.append(lines.read * stands_for / LINES_A_SECOND)
    fresh = len(lines.of(name, [TODAY], NOON)) * stands_for
    print(f"{name},{count},{back},{seconds[0]:.1f},{seconds[1]:.1f},{fresh}")
