"""Hands in cards as fast as it can and prints each request that was acknowledged; run as a process of its own.

Arguments: data folder, person, card, name of the run, how many.
"""

import sys

from kit import hiring
from kit.access import Viewer
from kit.bank import Bank
from kit.scorecard import read_scorecards
from kit.store import open_store

from .conftest import full_card


def main(folder: str, person: str, card: str, run: str, most: str) -> None:
    office = hiring.Office(open_store(folder), Bank((), (), ()), read_scorecards())
    viewer = Viewer(person)
    given = full_card(hiring.open_card(office, viewer, card).asked)
    print("ready", flush=True)
    for number in range(int(most)):
        request = f"{run}/{number}"
        hiring.submit_card(office, viewer, card, given, request, reason="Once more.")
        print(request, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
