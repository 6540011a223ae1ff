"""usage: forecast.py LOW-HIGH SCENARIO

Plays "the cut, Refunds and Fares take LOW to HIGH days". exit 0 when the scenario's promise holds
"""
import sys

from ferries import STEPS, takes

low, high = map(float, sys.argv[1].split("-"))
days = [sum(takes(piece, factor) for piece in ("cut", "Refunds", "Fares")) for factor in STEPS]
print(f"by the record {days[0]:.1f} to {days[-1]:.1f} days")
promises = {"holds": low <= round(days[0]) and round(days[-1]) <= high, "narrow": high - low <= 10}
sys.exit(0 if promises[sys.argv[2]] else 1)
