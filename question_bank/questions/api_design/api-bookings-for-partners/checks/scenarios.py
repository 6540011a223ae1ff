"""usage: scenarios.py ANSWERS SCENARIO    exit 0 when the scenario's promise holds

The caller knows HTTP and this table, and nothing else: it repeats after 503 or another 5xx, and stops at 4xx.
"""
import csv
import sys

from service import SIZE, Service

path, scenario = sys.argv[1:]
TEN = [(m, m) for m in range(11, 21)]       # b11 ... b20, one made each minute


class NotUnderstood(Exception):
    pass


def fetch(service, between=(), day_is_a_date=True):
    """This function will fetch the whole list; between[n] happens after part n."""
    seen, place, number = [], None, 0
    while True:
        for _ in range(3):
            status, part = service.get(place, day_is_a_date)
            if status < 500:
                break
        if status >= 500:
            raise NotUnderstood(f"gave up after {service.calls} calls: {status} {part}")
        if status >= 400 or isinstance(part, str):
            raise NotUnderstood(f"{status} {part} after {service.calls} calls")
        seen += part
        if len(part) < SIZE:
            return [number for _, number in seen]
        if number < len(between):
            between[number](service)
        number += 1
        place = service.next_place(part, number)


def book(service):
    service.rows.append((21, 21))


def cancel(service):
    service.rows.remove((19, 19))


def cancel_old(service):
    service.rows.remove((11, 11))


def report(numbers, wanted):
    twice = sorted({n for n in numbers if numbers.count(n) > 1})
    missed = [n for n in wanted if n not in numbers]
    print(f"twice: {twice}, missed: {missed}")
    return not twice and not missed


def quiet():
    return report(fetch(Service(path, TEN)), range(11, 21))


def added():
    return report(fetch(Service(path, TEN), [book]), range(11, 21))


def removed():
    stay = [n for n in range(11, 21) if n not in (11, 19)]
    return report(fetch(Service(path, TEN), [cancel, cancel_old]), stay)


def one_minute():
    rows = [(5, n) for n in range(11, 16)] + [(6, n) for n in range(16, 21)]
    return report(fetch(Service(path, rows)), range(11, 21))


def empty():
    return fetch(Service(path, [])) == []


def wrong_day():
    service = Service(path, TEN)
    try:
        fetch(service, day_is_a_date=False)
    except NotUnderstood as error:
        print(error)
        return service.calls == 1 and str(error).startswith("4") and "from" in str(error)
    return False


def busy():
    return report(fetch(Service(path, TEN, busy=1)), range(11, 21))


def old_callers():
    """Callers of today read 200, a page number and, for each fault, the word error."""
    service = Service(path, TEN)
    with open("exhibits/answers.csv") as file:
        today = list(csv.DictReader(file))
    same = [row["case"] for row in today if service.rules[row["case"]] != row and row["case"] != "address"]
    kept = "and /bookings stays" in service.rules["address"]["answer"]
    print("changed under the address of today:", "nothing" if kept else ", ".join(same) or "nothing")
    return kept or not same


try:
    sys.exit(0 if globals()[scenario]() else 1)
except NotUnderstood as error:
    print("not understood:", error)
    sys.exit(1)
