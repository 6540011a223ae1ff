"""usage: slices.py "file=F PART=small|whole ..." SCENARIO

Plays a first slice in worlds that differ in one thing. It teaches what looks different in the two.
exit 0 when the scenario's promise holds
"""
import csv
import sys
from dataclasses import replace

from shops import PRODUCTS, World

slice_ = dict(word.split("=") for word in sys.argv[1].split())
scenario = sys.argv[2]
file = slice_.pop("file", None)
with open("exhibits/parts.csv") as table:
    DAYS = {
        row["part"]: {"small": int(row["small_days"]), "whole": int(row["whole_days"])}
        for row in csv.DictReader(table)
    }
days = sum(DAYS[part][form] for part, form in slice_.items())


def seen(world):
    """What people see once the slice is done."""
    if file is None or "read" not in slice_:
        return []
    lines = world.file(file)
    found = [line for line in lines if line[0] in PRODUCTS]
    wrong = [line for line in lines if line[2] == 0]
    shown = []
    if "find" in slice_:
        shown.append(f"{100 * len(found) // len(lines)} of 100 lines find a product")
    if "write" in slice_:
        shown.append(f"{world.minutes_to_write(file)} minutes to write")
    if "list" in slice_ and "check" in slice_ and wrong:
        corrected = len(wrong) if world.shops_correct else 0
        shown.append(f"{corrected} of {len(wrong)} wrong lines come back corrected")
    return shown


def teaches(question):
    one, other = seen(World()), seen(replace(World(), **{question: False}))
    print("one way:   ", "; ".join(one) or "nothing to see")
    print("the other: ", "; ".join(other) or "nothing to see")
    return one != other


def numbers():
    return teaches("numbers_fit")


def load():
    return teaches("load_fits")


def shops():
    return teaches("shops_correct")


def a_week():
    print(f"{days} days")
    return days <= 5


def result():
    print("; ".join(seen(World())) or "nothing to see")
    return bool(seen(World()))


def harmless():
    return file is None or slice_.get("write") != "whole"


sys.exit(0 if globals()[scenario]() else 1)
