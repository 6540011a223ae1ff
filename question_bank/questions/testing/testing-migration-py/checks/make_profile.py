"""Prints how many vouchers of the copy are of which kind."""
import sys

sys.path.append("exhibits")
from production import balances


def kind(euros):
    if euros is None:
        return "with no balance (NULL)"
    if euros < 0:
        return "below zero"
    if abs(euros * 100 - round(euros * 100)) > 0.01:
        return "with parts of a cent, such as 13.333333"
    return "in whole euros" if euros == int(euros) else "with cents, such as 19.99"


kinds = [kind(euros) for euros in balances().values()]
print("vouchers,how many")
for name in sorted(set(kinds), key=kinds.count, reverse=True):
    print(f'"{name}"' if "," in name else name, kinds.count(name), sep=",")
print("all", len(kinds), sep=",")
print("highest id", max(balances()), sep=",")
