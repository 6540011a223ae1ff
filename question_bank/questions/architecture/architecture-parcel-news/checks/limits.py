"""usage: limits.py CALLS SCENARIO

Plays the largest shop's news second by second, with at most CALLS calls at once.
exit 0 when the scenario's promise holds
"""
import sys

from world import CALL, SCANS

calls, scenario = int(sys.argv[1]), sys.argv[2]
news = 0.3 * SCANS                                   # a second, for the largest shop at peak
told = calls / (sum(CALL) / len(CALL))               # a second, at most


def peak():
    waiting = 0.0
    for _ in range(3600):
        waiting = max(0.0, waiting + news - told)
    print(f"told {told:.1f} a second, news waits {waiting / told:.0f} s after an hour")
    return waiting / told <= 60


def midnight():
    waiting = news * 2 * 3600                        # closed from 16:00 to 18:00
    seconds = 0
    while waiting > 0 and seconds < 24 * 3600:
        waiting += news - told
        seconds += 1
    hours = seconds / 3600
    print(f"caught up after {hours:.1f} hours" if waiting <= 0 else "never caught up within a day")
    return hours <= 6


def allowed():
    print(f"{calls} calls at once")
    return calls <= 20


sys.exit(0 if globals()[scenario]() else 1)
