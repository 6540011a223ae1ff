"""usage: examples.py "BAND=yes|no ..." SCENARIO    exit 0 when the scenario's promise holds

The examples say whether each band may book.
"""
import sys

from readings import MONTHS, READINGS, bands, last_three_open, no_payment, three_open

examples = dict(words.split("=") for words in sys.argv[1].split())
chosen = {name: bands()[name] for name in examples}


def apart(one, other):
    differ = [name for name, band in chosen.items() if one(band) != other(band)]
    print("told apart by:", ", ".join(differ) or "none")
    return bool(differ)


def agreed():
    wrong = [name for name, band in chosen.items() if (examples[name] == "no") != three_open(band)]
    print("not as Dana means it:", ", ".join(wrong) or "none")
    return not wrong


def limit():
    counts = {sum(band[month] == "open" for month in MONTHS) for band in chosen.values()}
    print("open fees in the examples:", *sorted(counts))
    return {2, 3} <= counts


def unnamed():
    """Paid ahead, new, or paused: the ticket names none of them."""
    cases = [name for name, band in chosen.items() if no_payment(band) and not three_open(band)]
    print("not named in the ticket:", ", ".join(cases) or "none")
    return len(cases) >= 2


SCENARIOS = {
    "agreed": agreed,
    "payment_or_fees": lambda: apart(no_payment, three_open),
    "payment_or_last": lambda: apart(no_payment, last_three_open),
    "any_or_last": lambda: apart(three_open, last_three_open),
    "limit": limit,
    "unnamed": unnamed,
}
sys.exit(0 if SCENARIOS[sys.argv[2]]() else 1)
