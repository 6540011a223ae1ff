"""usage: ratings.py RATING SCENARIO      exit 0 when the scenario's promise holds"""
import sys

from sheet import missing

rating, scenario = float(sys.argv[1]), sys.argv[2]
whole = rating == int(rating)
lacks = missing(int(rating)) if whole else ["no anchor has this number"]


def stands():
    print("does not stand in the notes:", ", ".join(lacks) or "nothing")
    return not lacks


def highest():
    higher = [point for point in range(3, 6) if point > rating and not missing(point)]
    print("higher ones that stand there whole:", ", ".join(map(str, higher)) or "none")
    return not higher


promises = {"stands": stands, "highest": highest, "no_half": lambda: whole}
sys.exit(0 if promises[scenario]() else 1)
