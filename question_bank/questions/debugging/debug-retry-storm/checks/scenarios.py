"""usage: scenarios.py SETTINGS SCENARIO [STOCK PER SECOND]    exit 0 when the scenario's promise holds"""
import sys

from chain import LAYERS, STOCK_PER_S, Chain, read

file, scenario, *more = sys.argv[1:]
stock_per_s = int(more[0]) if more else STOCK_PER_S
AWAY = (20, 60)                                    # Stock is away for 40 seconds


def away():
    chain = Chain(read(file), stock_per_s)
    for second, is_away in zip(AWAY, (True, False)):
        chain.clock.after(second, chain.stock.set_away, is_away)
    return chain


def usual():
    chain = Chain(read(file), stock_per_s)
    chain.clock.run_to(60)
    share = chain.share_answered(0, 50)
    print(f"answered {share:.0%}, calls to stock for a request {chain.counts['orders'] / chain.counts['customers']:.2f}")
    return share == 1


def lost():
    chain = Chain(read(file), stock_per_s)
    chain.stock.lose_each = 100
    chain.clock.run_to(330)
    share = chain.share_answered(0, 300)
    print(f"answered {share:.1%}")
    return share > 0.999


def recovers():
    chain = away()
    chain.clock.run_to(240)
    shares = [chain.share_answered(s, s + 20) for s in range(60, 200, 20)]
    print("answered, each 20 s after it:", *(f"{share:.0%}" for share in shares))
    return min(shares[5:]) == 1


def at_once():
    chain = away()
    chain.clock.run_to(140)
    share = chain.share_answered(60, 100)
    print(f"answered in the first 40 s after it: {share:.0%}")
    return share >= 0.95


def calm():
    chain = away()
    chain.clock.run_to(AWAY[0])
    before = dict(chain.counts)
    chain.clock.run_to(AWAY[1])
    times = {name: (chain.counts[name] - before[name]) / (chain.counts["customers"] - before["customers"])
             for name in LAYERS}
    print("calls for a request:", ", ".join(f"{name} {n:.1f}" for name, n in times.items()))
    return max(times.values()) <= 2


def slow():
    """Stock finishes 8 calls a second, and 10 come."""
    chain = Chain(read(file), stock_per_s)
    chain.clock.after(20, setattr, chain.stock, "work_s", 1 / 8)
    chain.clock.run_to(220)
    share = chain.share_answered(60, 190)
    print(f"answered {share:.0%}")
    return share >= 0.6


sys.exit(0 if globals()[scenario]() else 1)
