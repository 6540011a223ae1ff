"""Recomputes every number that the key quotes from the exhibits."""
import json
import re

from lines import SHOWS
from sheet import causes, missing

with open("exhibits/cards.txt") as file:
    cards = {}
    for line in file:
        if head := re.match(r"Card of (\w+) +Rating (\d)", line):
            name = head[1].lower()
            cards[name] = (int(head[2]), [])
        elif not line.strip():
            break
        else:
            cards[name][1].append(line.strip())


def on_the_sheet(card):
    return sum(any(re.search(words, line.lower()) for words in SHOWS.values()) for line in card)


print(json.dumps({
    "rating_of_robin": cards["robin"][0],
    "rating_of_dana": cards["dana"][0],
    "mean": sum(rating for rating, _ in cards.values()) / 2,
    "point_of_the_notes": max(point for point in range(3, 6) if not missing(point)),
    "lines_of_each_card": len(cards["robin"][1]),
    "lines_of_robin_about_the_sheet": on_the_sheet(cards["robin"][1]),
    "lines_of_dana_about_the_sheet": on_the_sheet(cards["dana"][1]),
    "lines_with_a_time": sum(bool(re.match(r"\d", line)) for _, card in cards.values() for line in card),
    "causes_named": causes(),
}))
