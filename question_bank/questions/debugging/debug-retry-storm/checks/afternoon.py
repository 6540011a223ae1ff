"""Plays ten minutes with the settings of the exhibit and prints what each part counted, minute by minute."""
import sys

from chain import Chain, read

chain = Chain(read("exhibits/layers.csv"))
clock, counts = chain.clock, chain.counts
MINUTE = 60


def close():
    chain.open = False


def restart_and_open():
    chain.stock.restart()
    chain.open = True


for second, act, *arguments in [
    (1 * MINUTE, chain.stock.set_away, True),
    (1 * MINUTE + 40, chain.stock.set_away, False),
    (4 * MINUTE, chain.stock.restart),
    (6 * MINUTE, close),
    (8 * MINUTE, restart_and_open),
]:
    clock.after(second, act, *arguments)
names = ["customers", "app", "front", "orders", "finished", "in_time", "answered"]
print("minute,requests,app_to_front,front_to_orders,orders_to_stock,finished,in_time,answered")
for minute in range(10):
    before = dict(counts)
    clock.run_to((minute + 1) * MINUTE - 0.01)
    print(f"14:{minute:02}", *(counts[name] - before.get(name, 0) for name in names), sep=",")
