"""usage: dusk.py WRITES SCENARIO     WRITES a second at 70 percent; plays the ten minutes of dusk second by second"""
import sys

from world import growth, peak

writes, scenario = float(sys.argv[1]), sys.argv[2]
million = {"now": 0.1, "one": 1, "ten": 10, "hundred": 100}[scenario]
a_second = peak(million * 1e6 / 20)
waiting = longest = 0.0
for _ in range(600):
    waiting = max(0.0, waiting + a_second - writes)
    longest = max(longest, waiting / writes)
print(f"{a_second:.0f} events a second, the last one waits {longest:.0f} s")
sys.exit(0 if longest == 0 else 1)
