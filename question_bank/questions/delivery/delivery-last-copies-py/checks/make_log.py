"""Plays one stop of the service of the exhibit, with the signal at 10:00:10, and prints its log."""
import sys

from world import Order, World

ORDERS = [(61, 0.2, 15), (62, 1.1, 4), (63, 3.4, 19), (64, 4.8, 3), (65, 7.3, 6), (66, 8.0, 40), (67, 10.9, 5),
          (68, 11.7, 4), (69, 12.3, 7), (70, 13.1, 3)]
log = []
world = World("exhibits/copies.py", [Order(*order, []) for order in ORDERS], signals=[10.0], log=log).run(until=15)
if sys.argv[1] == "log":
    for at, words in sorted(log, key=lambda entry: (entry[0], "lost" in entry[1], "lost" in entry[1] and entry[1])):
        print(f"10:00:{at:04.1f} {words}")
else:
    print("started:", *sorted(number for number, state in world.db.states.items() if state == "started"))
