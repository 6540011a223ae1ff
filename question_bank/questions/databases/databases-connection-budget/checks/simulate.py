"""Compares the formula with a simulation: requests at random moments (fixed seed) wait for one of six connections."""
import heapq
import random

from budget import REQUESTS, SECONDS, WEB, erlang_c

CONNECTIONS, COUNT = 6, 100_000
rate, seconds = REQUESTS / WEB, 3 * SECONDS
chance = random.Random(1)
free_at, now, waited = [0.0] * CONNECTIONS, 0.0, 0
for _ in range(COUNT):
    now += chance.expovariate(rate)
    start = max(now, heapq.heappop(free_at))
    waited += start > now
    heapq.heappush(free_at, start + chance.expovariate(1 / seconds))
formula = erlang_c(CONNECTIONS, rate * seconds)
print(f"simulated {waited / COUNT:.2f}, formula {formula:.2f}")
assert abs(waited / COUNT - formula) < 0.02
