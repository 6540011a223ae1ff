"""usage: policy.py TEST:ACT,TEST:ACT,TEST:ACT SCENARIO    exit 0 when the scenario's promise holds

Acts: keep, retry, fresh, quarantine, fix (see suite.red_tests). To fix `dates` is to repair the
product; the seat fault of "seen" stands for the next one of its kind. All runs are seeded.
"""
import sys

from suite import Product, red_tests, start_of

answer, scenario = sys.argv[1:]
policy = dict(part.split(":") for part in answer.split(","))
office_date = policy["dates"] == "fix"


def run(number, **faults):
    """Return what turns one run red; runs are spread over the day like those of the exhibit."""
    product = Product(office_date=office_date, **faults)
    return red_tests(f"{scenario} {number}", start_of(1 + number % 36), product, policy)


def share(name, **faults):
    """Return the share of 1080 runs that a planted fault's own test file turns red."""
    found = sum(name in run(number, **faults) for number in range(1080)) / 1080
    print(f"{name} is red in {100 * found:.0f} of 100 runs")
    return found


def seen():
    return share("seat", seat_gap_ms=3) >= 0.25


def quiet():
    red = sum(bool(run(number)) for number in range(1080))
    print(f"red without a fault of the seat: {100 * red / 1080:.0f} of 100 runs")
    return red < 0.05 * 1080


def login():
    return share("login", no_login=True) == 1


def guards_total():
    return share("total", wrong_total=True) == 1


def guards_dates():
    return share("dates", wrong_date=True) == 1


sys.exit(0 if globals()[scenario]() else 1)
