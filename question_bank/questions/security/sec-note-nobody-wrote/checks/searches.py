"""usage: searches.py SEARCH SCENARIO    exit 0 when the scenario's promise holds

A search reads the two exhibits alone and returns the lines that it blames. What was wrong in truth comes
from the simulated morning: a line that gave out or changed what its firm had no right to.
"""
import csv
import re
import sys

with open("exhibits/things.csv") as file:
    THINGS = {row["thing"]: row for row in csv.DictReader(file)}
LINE = re.compile(r"(\S+) (u\d+) (firm\d+) (\w+) +(\S+) +(?:(\w+)=(\S+) +)?(\d+)$")
LINES = [LINE.match(line).groups() for line in open("exhibits/morning.txt").read().splitlines()]


def owner(order):
    return THINGS[f"order {order}"]["belongs to"]


def readers(order):
    return THINGS[f"order {order}"]["shared with"].split()


def in_path(line):
    return [int(n) for n in re.findall(r"(?:orders|files)/(\d+)", LINES[line - 1][4])]


def touched(line):
    """Return the orders that a line touches, by its notes, files and packs too."""
    _, user, _, _, path, key, value, _ = LINES[line - 1]
    orders = in_path(line)
    if note := re.search(r"notes/(\d+)", path):
        orders.append(int(THINGS[f"note {note[1]}"]["belongs to"].split()[1]))
    if key == "orders":
        orders += [int(n) for n in value.split(",")]
    if "/exports/" in path:
        made = [n for n in range(1, line) if LINES[n - 1][1] == user and LINES[n - 1][5] == "orders"]
        orders += touched(made[-1])
    return orders


def blamed(search):
    given = [n for n, line in enumerate(LINES, 1) if int(line[-1]) < 400]
    if search == "refused":
        return {n for n, line in enumerate(LINES, 1) if int(line[-1]) >= 400}
    if search == "one_login":
        return {n for n in given if LINES[n - 1][1] == "u81"}
    if search == "two_numbers":
        return {n for n in given for o in in_path(n) if o in (2046, 2047) and owner(o) != LINES[n - 1][2]}
    orders = in_path if search == "path" else touched
    void = set()
    if search == "things_and_sharer":
        for _, _, firm, method, path, key, value, _ in LINES:
            if method == "POST" and key == "with" and owner(int(path.split("/")[2])) != firm:
                void.add((int(path.split("/")[2]), value))
    found = set()
    for n in given:
        firm = LINES[n - 1][2]
        for order in orders(n):
            shared = firm in readers(order) and (order, firm) not in void
            if firm != owner(order) and not shared:
                found.add(n)
    return found


def truth():
    """Play the morning again, and look at each request before it is done."""
    from designs import RULES
    from morning import REQUESTS
    from office import Routes, answer, monday

    store, wrong, packs = monday(), set(), {}
    routes = Routes(store)
    for n, (_, user, firm, kind, *args) in enumerate(REQUESTS, 1):
        args = [args] if kind == "post_export" else [*args, "text"] if kind == "put_note" else args
        known = kind != "get_file" or args[0] in store.files
        right = known and RULES[kind](store, firm, *args)
        if kind == "get_export":
            right = all(RULES["get_order"](store, firm, order) for order in packs[args[0]])
        status, given = answer(routes, kind, firm, *args)
        if kind == "post_export" and given:
            packs[given[0]] = args[0]
        if status < 400 and not right:
            wrong.add(n)
    return wrong


PROMISED = {"note": {15}, "share": {12}, "after": {13, 21}, "files": {16, 17, 20, 22}, "packs": {25, 26}}

if __name__ == "__main__":
    search, scenario = sys.argv[1:]
    found, wrong = blamed(search), truth()
    assert set.union(*PROMISED.values()) == wrong
    if scenario == "rightful":
        print("blamed with no reason:", *(sorted(found - wrong) or ["none"]))
        sys.exit(1 if found - wrong else 0)
    print("not found:", *(sorted(PROMISED[scenario] - found) or ["none"]))
    sys.exit(1 if PROMISED[scenario] - found else 0)
