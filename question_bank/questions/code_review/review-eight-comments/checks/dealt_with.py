"""usage: dealt_with.py "do=1,2 say=3,4" SCENARIO    exit 0 when the scenario's promise holds

`do`: comments that are followed in this change. `say`: comments that get a reason or a question in place of it.
"""
import sys

from shop import cases, change, given_back

answer = dict(part.split("=") for part in sys.argv[1].split())
do, say = ({int(n) for n in answer[key].split(",") if n} for key in ("do", "say"))
version = change(sorted(do))


def usual():
    return all(given_back(version, c["hours_late"], c["day_price"], c["deposit"]) == c["given_back"] for c in cases())


def example():
    back = given_back(version, 7)
    print(f"7 hours late: gives back {back:g} of 60")
    return back == 50


def not_below_zero():
    back = given_back(version, 96)
    print(f"96 hours late: gives back {back:g} of 60")
    return back >= 0


def settings():
    version["settings"].free_hours = 3
    back = given_back(version, 3)
    print(f"three hours free, 3 hours late: gives back {back:g} of 60")
    return back == 60


def answered():
    silent = set(range(1, 9)) - do - say
    print("no answer to:", *(sorted(silent) or ["none"]))
    return not silent


def one_thing():
    return 5 not in do


def support():
    given_back(version, 7)
    print("log:", *(version["log"] or ["nothing"]))
    return len(version["log"]) == 1


sys.exit(0 if globals()[sys.argv[2]]() else 1)
