"""Replays seven minutes of requests to the three instances and prints the log."""
import sys

sys.path.insert(0, "answers")
from prices import Instance
from shop import LISTS, PRICES, Clock

REQUESTS = """
0:05 i1 A7 shop
0:21 i2 B2 partner-1
0:34 i3 A7 partner-2
0:50 i1 B2 shop
1:02 i2 A7 shop
1:17 i2 A7 partner-1
1:30 i3 A7 partner-1
1:41 i1 A7 partner-2
1:58 i1 A7 shop
2:10 i2 B2 shop
2:26 i2 B2 partner-2
2:40 i3 B2 shop
2:55 i3 A7 shop
3:09 i3 A7 partner-1
3:20 i1 B2 partner-1
3:31 i2 A7 shop
3:44 i2 A7 partner-1
3:52 i3 B2 partner-2
4:06 i2 stopped by=noor
4:12 i2 started
4:20 i2 A7 partner-1
4:33 i2 A7 partner-1
4:47 i2 A7 shop
5:05 i1 A7 shop
5:22 i1 A7 partner-2
5:40 i3 A7 partner-2
6:02 i2 A7 shop
6:19 i2 A7 partner-1
6:35 i3 B2 shop
6:50 i1 B2 shop
"""

clock = Clock()
instances = {name: Instance(PRICES, LISTS, clock) for name in ("i1", "i2", "i3")}
for serial, request in enumerate(REQUESTS.split("\n")[1:-1]):
    time, name, *rest = request.split()
    minute, second = time.split(":")
    clock.now = int(minute) * 60 + int(second)
    stamp = f"10:0{time} {name}"
    if rest[0] in ("stopped", "started"):
        instances[name] = Instance(PRICES, LISTS, clock)
        print(stamp, *rest)
        continue
    product, login = rest
    price, kept = instances[name].price(product, login)
    ms = 1 + serial % 3 if kept else 41 + 7 * serial % 19
    print(f"{stamp} GET /price/{product} for={login:<9} price={price:<5} ms={ms}")
