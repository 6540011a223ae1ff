"""usage: make_tables.py calls|search|machines    plays the busiest twenty seconds and prints a table of them"""
import sys

from search import EVERY, PART_7, STILL, Design, Play, slower

STEP = 50                       # ms of one row of the table machines

play = Play(Design())
begins = play.begins[PART_7][0]             # when machine 7a stands still
first = int(begins // STEP) * STEP - 2 * STEP


def name(part, machine):
    return f"{part + 1}{'ab'[machine]}"


def calls():
    print("slower_than_ms,calls_of_10000,searches_of_100")
    for ms in (10, 20, 30, 60, 100, 150, 200):
        print(f"{ms},{slower(play.call_times(), ms, 10_000):.0f},{slower(play.search_times(), ms, 100):.0f}")


def search():
    """Print a search in which 7a was the last by far."""
    found = next(calls for calls in play.searches if begins < calls[0].at and calls[PART_7].machine == 0)
    print("call_to,answer_after_ms")
    for part, call in enumerate(found):
        print(f"{name(part, call.machine)},{call.done - call.at:.0f}")


def machines():
    print("from_ms,calls_7a,slowest_7a_ms,calls_7b,slowest_7b_ms")
    for start in range(first, first + 12 * STEP, STEP):
        cells = []
        for machine in (0, 1):
            times = [c.done - c.at for calls in play.searches if start <= calls[0].at < start + STEP
                     for c in [calls[PART_7]] if c.machine == machine]
            cells += [len(times), f"{max(times):.0f}" if times else ""]
        print(",".join(map(str, [start - first, *cells])))


globals()[sys.argv[1]]()
