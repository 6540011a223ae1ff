"""The change as it stands in the exhibit, made to run, with the edits that the comments ask for."""
import csv
import math
from types import SimpleNamespace

DEPOSIT, DAY_PRICE = 60, 20
EDITS = {          # what each comment asks for, as text to replace. 5 is another file, 7 and 8 are about shape only.
    1: [("    n = ", "    quarters = "), ("fee = n ", "fee = quarters ")],
    2: [("late <= 2", "late <= settings.free_hours"), ("/ 6)", "/ settings.quarter_hours)")],
    3: [("(late / ", "((late - 2) / ")],
    4: [("rental.deposit - fee", "max(0, rental.deposit - fee)")],
    6: [('    log "late return", rental.number, fee\n', "")],
}
FAULTS = {         # one mistake each, planted into the change with comments 1, 2 and 4 done
    "comment_3": (1, 2, 3, 4),
    "below_zero": (1, 2),
    "free_edge": [("late <= settings.free_hours", "late < settings.free_hours")],
    "right": (1, 2, 4),
}
PLAIN = [          # the words of the exhibit, in Python
    ("function give_back(rental, returned)", "def give_back(rental, returned):"),
    ("hours from rental.due to returned", "returned - rental.due"),
    ('log "late return", rental.number, fee', 'log.append(f"late return {rental.number} {fee:g}")'),
    ("round up (", "ceil("),
]


def edited(text, edits):
    for before, after in edits:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def change(comments=(), fault=()):
    """Return give_back after these comments were followed, with the log and the settings that it uses."""
    with open("exhibits/late-return.txt", encoding="utf-8") as file:
        text = file.read()
    for number in comments:
        text = edited(text, EDITS.get(number, []))
    text = edited(text, fault)
    for before, after in PLAIN:
        text = text.replace(before, after)
    lines = [line + ":" if line.lstrip().startswith("if ") else line for line in text.splitlines()]
    names = {"log": [], "ceil": math.ceil,
             "settings": SimpleNamespace(free_hours=2, quarter_hours=6)}
    exec("\n".join(lines), names)
    return names


def planted(name):
    fault = FAULTS[name]
    return change(fault) if isinstance(fault, tuple) else change((1, 2, 4), fault)


def given_back(version, late, day_price=DAY_PRICE, deposit=DEPOSIT):
    rental = SimpleNamespace(due=0, day_price=day_price, deposit=deposit, number=17)
    return version["give_back"](rental, late)


def cases():
    with open("exhibits/cases.csv", encoding="utf-8") as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


def by_the_list(late):
    """Count the quarters by hand: those that had begun when the tool came back. The deposit is the most to keep."""
    begun = sum(1 for start in range(0, 1000, 6) if start < late)
    return DEPOSIT if late <= 2 else max(0, DEPOSIT - begun * DAY_PRICE / 4)
