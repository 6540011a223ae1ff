"""usage: dates.py LOW-HIGH SCENARIO

Plays an answer ("the disk is full in LOW to HIGH months") against the growth of the record, and twice that.
exit 0 when the scenario's promise holds
"""
import sys

from events import BYTES, DISK, months_until

answer, scenario = sys.argv[1:]
low, high = map(int, answer.split("-"))
recorded, faster = months_until(DISK, BYTES), months_until(DISK, BYTES, faster=2)
print(f"full after {recorded} months, with twice the growth after {faster}")
promises = {
    "recorded": high <= recorded,
    "faster": low <= faster,
    "not_padded": low >= faster / 2,
    "spread": low < high,
}
sys.exit(0 if promises[scenario] else 1)
