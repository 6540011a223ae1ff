"""A small booking product, its twelve test files, and one run of them on two workers.

The three causes are here as code, not as percentages: a test that leaves a number format behind,
a date taken in the wrong time zone, and a seat that is checked some milliseconds before it is sold.
"""
import random
from dataclasses import dataclass
from datetime import datetime, timedelta

NAMES = ("login", "search", "cart", "upload", "email", "roles",
         "refund", "export", "price_list", "total", "dates", "seat")
OFFICE = timedelta(hours=1)                        # the office is one hour ahead of UTC
TRIES = 3


@dataclass(frozen=True)
class Product:
    seat_gap_ms: int = 0                           # between the check of a seat and its sale
    office_date: bool = False                      # reports carry the office's date, not UTC's
    wrong_total: bool = False
    wrong_date: bool = False
    no_login: bool = False

    def price(self, cents, process):
        cents += self.wrong_total
        return f"{cents // 100}{process.decimal}{cents % 100:02}"

    def report_date(self, now):
        now += OFFICE * self.office_date - timedelta(days=1) * self.wrong_date
        return now.date()

    def sold(self, second_buyer_after_ms):
        """Return how often one seat is sold when a second buyer follows."""
        return 2 if second_buyer_after_ms < self.seat_gap_ms else 1


class Process:
    """What the tests on one worker share."""

    decimal = "."


def passes(name, product, process, now, delay):
    """Run one test file and return whether it is green."""
    if name == "price_list":
        process.decimal = ","                      # German prices; nobody sets it back
        return True
    if name == "total":
        return product.price(1250, process) == "12.50"
    if name == "dates":
        return product.report_date(now) == (now + OFFICE).date()
    if name == "seat":
        return product.sold(delay.randrange(10)) == 1
    return not (name == "login" and product.no_login)


def orders(seed):
    """Return the random order of the test files on each of the two workers."""
    names = list(NAMES)
    random.Random(f"order {seed}").shuffle(names)
    return names[0::2], names[1::2]


def red_tests(seed, start, product, policy):
    """Return the test files that turn one run red.

    `policy` names what is done about a test file: retry (again on the same worker), fresh (again
    in a new process), quarantine (runs, does not count), fix (starts with a fresh state). A test
    file that it does not name is left as it is.
    """
    delay = random.Random(f"delay {seed}")
    red = []
    for names in orders(seed):
        process = Process()
        for place, name in enumerate(names):
            now = start + timedelta(minutes=3 * place)
            act = policy.get(name)
            if act == "fix":
                process = Process()
            green = passes(name, product, process, now, delay)
            for _ in range(TRIES - 1):
                if green or act not in ("retry", "fresh"):
                    break
                again = Process() if act == "fresh" else process
                green = passes(name, product, again, now, delay)
            if not green and act != "quarantine":
                red.append(name)
    return sorted(red)


def start_of(run):
    """Return when a run starts: twelve a day, the last one after 23:00 UTC."""
    hours = (7, 8, 9, 10, 11, 13, 14, 15, 17, 19, 22, 23)
    day, slot = divmod(run - 1, len(hours))
    minute = random.Random(f"start {run}").randrange(40)
    return datetime(2026, 3, 9, hours[slot], minute) + timedelta(days=day)
