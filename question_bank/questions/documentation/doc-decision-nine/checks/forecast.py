"""usage: forecast.py LOW-HIGH SCENARIO    exit 0 when the scenario's promise holds

Plays "in LOW to HIGH months from now the bill is at what a machine of our own costs, our work counted".
"""
import sys

from lamps import JOINED, NOW, OUR_DAYS, TOWNS, machine, passes

low, high = map(float, sys.argv[1].split("-"))
months = {f"{towns} towns": passes(machine(OUR_DAYS), towns) for towns in range(JOINED[NOW], TOWNS + 1)}
print(", ".join(f"{who}: {month}" for who, month in months.items()))
promises = {
    "holds": low <= min(months.values()) and max(months.values()) <= high,
    "narrow": high - low <= 12,
}
sys.exit(0 if promises[sys.argv[2]] else 1)
