"""usage: morning.py log|customers    plays ten minutes on the rules of the exhibit"""
import sys

from store import Change, Store, read

RULES = read("exhibits/rules.csv")
SET_RIGHT = 380                                    # second in which the clock of web-2 is set right
TRIP = 0.1
CHANGES = [                                        # second, web machine, customer, wish, first try lost
    (10, "web-2", "k7", "neighbour", False),
    (35, "web-1", "k7", "shop", False),
    (60, "web-2", "k4", "door", False),
    (80, "web-2", "k4", "garage", False),
    (120, "web-1", "k9", "neighbour", True),
    (132, "web-1", "k9", "shop", False),
    (180, "web-1", "k5", "door", False),
    (195, "web-2", "k5", "shop", False),
    (240, "web-2", "k3", "shop", False),
    (290, "web-1", "k3", "garage", False),
    (370, "web-2", "k8", "door", False),
    (390, "web-2", "k8", "neighbour", False),
]
stores, lines, chosen = {}, [], {}


def offset(machine, second):
    """Return by how many seconds the clock of a machine is ahead."""
    return 41 if machine == "web-2" and second < SET_RIGHT else 0


def clock(machine, second):
    return second + offset(machine, second)


def stamp(seconds):
    return f"10:{int(seconds) // 60:02}:{seconds % 60:04.1f}"


def write(machine, second, text):
    lines.append((clock(machine, second), second, f"{stamp(clock(machine, second))} {machine:<5} {text}"))


def arrive(machine, customer, change, second):
    store = stores.setdefault(customer, Store(RULES))
    answer = store.take(change, second)
    done = "kept" if store.wish == change.wish else "left out"
    write("store", second, f"gets  #{change.id:<2} {customer} {change.wish} time={stamp(change.time)}: {done}")
    write(machine, second + TRIP, f"reads answer to #{change.id}: {answer}")


todo = []
for number, (second, machine, customer, wish, lost) in enumerate(CHANGES, 1):
    chosen.setdefault(customer, []).append(wish)
    change = Change(number, wish, clock(machine, second))
    todo.append((second, "sends", machine, customer, change, lost))
    if lost:
        todo.append((second + 30, "sends again", machine, customer, change, False))
for second, how, machine, customer, change, lost in sorted(todo, key=lambda t: t[0]):
    write(machine, second, f"{how} #{change.id} {customer} {change.wish}")
    if not lost:
        arrive(machine, customer, change, second + TRIP)

if sys.argv[1] == "log":
    for _, _, text in sorted(lines):
        print(text)
else:
    print("customer,chose first,chose last,in the store at 10:10")
    for customer, wishes in chosen.items():
        print(customer, *wishes, stores[customer].wish, sep=",")
