"""Hands in cards by two threads as fast as it can, and prints each request that was acknowledged and how long it took.

Arguments: folder or address of the store, name of the run, how many for each thread, then twice a person and a card.
"""

import sys
import threading
import time

from kit import hiring
from kit.access import Viewer
from kit.bank import Bank
from kit.scorecard import read_scorecards
from kit.store import open_store

from ..hiring.conftest import full_card


def hand_in(office: hiring.Office, person: str, card: str, run: str, most: int) -> None:
    viewer = Viewer(person)
    given = full_card(hiring.open_card(office, viewer, card).asked)
    for number in range(most):
        request = f"{run}/{card}/{number}"
        began = time.perf_counter()
        hiring.submit_card(office, viewer, card, given, request, reason="Once more.")
        sys.stdout.write(f"{request} {time.perf_counter() - began:.5f}\n")
        sys.stdout.flush()


def main(place: str, run: str, most: str, *seats: str) -> None:
    office = hiring.Office(open_store(place), Bank((), (), ()), read_scorecards())
    pairs = list(zip(seats[::2], seats[1::2], strict=True))
    threads = [threading.Thread(target=hand_in, args=(office, *pair, run, int(most))) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
