"""usage: lines.py "LINE OF A CARD" SCENARIO      exit 0 when the scenario's promise holds"""
import re
import sys

from sheet import NOTES, PARTS

SHOWS = {                                          # words of a card that speak of a part of the sheet
    "two or more causes": "causes|could be",
    "a way to choose": "network view|which part|to choose",
    "a measurement on this page": "count",
    "what would show it is wrong": "wrong",
    "why only some customers": "many orders",
    "what would notice it": "next time|notice",
}
assert set(SHOWS) == {part for parts in PARTS.values() for part in parts}
OF_A_PERSON = "unsure|slow start|great|would like|confident"


def anchor(line):
    parts = [part for part, words in SHOWS.items() if re.search(words, line.lower())]
    print("speaks of:", ", ".join(parts) or "no part of the sheet")
    return bool(parts)


def act(line):
    """It says what was said or done, and nothing about how the person is."""
    return not re.search(OF_A_PERSON, line.lower())


def place(line):
    time, quote = re.match(r"(\d\d:\d\d)?", line)[1], re.search(r'"([^"]+)"', line)
    found = [t for t, _, text in NOTES if t == time and quote and quote[1] in text]
    print("found in the notes at:", ", ".join(found) or "nowhere")
    return bool(found)


if __name__ == "__main__":
    promise = {"anchor": anchor, "act": act, "place": place}[sys.argv[2]]
    sys.exit(0 if promise(sys.argv[1]) else 1)
