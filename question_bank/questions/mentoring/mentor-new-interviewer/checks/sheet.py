"""What stands in the notes of each part of the sheet."""
import re

with open("exhibits/notes.txt") as file:
    NOTES = [re.split(r"  +", line.rstrip("\n"), maxsplit=2) for line in file]
SAID = [(time, text) for time, who, text in NOTES if who == "Candidate"]


def said(words):
    """The time at which the candidate said something with these words, or None."""
    return next((time for time, text in SAID if re.search(words, text)), None)


def causes():
    """How many causes the candidate named in one go."""
    named = [text for _, text in SAID if "could be" in text]
    return len(named[0].split(", or ")) if named else 0


PARTS = {
    3: {"two or more causes": said("could be") if causes() >= 2 else None,
        "a way to choose": said("see which part")},
    4: {"a measurement on this page": said("count the queries"),
        "what would show it is wrong": said("I am wrong")},
    5: {"why only some customers": said("customers with many orders"),
        "what would notice it": said("alert|each day|limit of")},
}


def missing(point):
    """The parts of an anchor, those of the lower ones included, that do not stand in the notes."""
    if point < 3:
        return ["one thing only"] if causes() > 1 else []
    return [name for p in range(3, point + 1) for name, time in PARTS[p].items() if time is None]
