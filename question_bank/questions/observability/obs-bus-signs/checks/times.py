"""Response times of the instances in some situations. Nothing is drawn: each time is a step of its distribution."""
import math
from statistics import NormalDist

LIMIT = 500
EDGES = (100, 250, 500, 1000, 2500)
SMALL, BIG = 2_000, 8_000                          # requests in half an hour
INSTANCES = {f"i{n}": BIG if n > 6 else SMALL for n in range(1, 9)}
USUAL = {"median": 110, "slow": 0.008, "slow_median": 1300}


def times(requests, median, slow, slow_median):
    """Return that many times in ms: most around *median*, a share *slow* of them around *slow_median*."""
    out = []
    late = round(requests * slow)
    for n, middle, spread in ((requests - late, median, 0.45), (late, slow_median, 0.35)):
        z = NormalDist()
        out += [middle * math.exp(spread * z.inv_cdf((k + 0.5) / n)) for k in range(n)]
    return sorted(out)


def p95(sorted_times):
    return sorted_times[math.ceil(0.95 * len(sorted_times)) - 1]


class Instance:
    def __init__(self, requests, raw=None, **of):
        self.times = raw or times(requests, **(USUAL | of))
        self.requests = len(self.times)
        self.mean = sum(self.times) / self.requests
        self.p95 = p95(self.times)
        bounds = (0, *EDGES, math.inf)
        self.counts = [sum(low < t <= high for t in self.times) for low, high in zip(bounds, bounds[1:])]
        self.late = sum(self.counts[EDGES.index(LIMIT) + 1:])


def service(**other):
    """Return the eight instances, all as usual but for those named."""
    return {name: Instance(requests, **other.get(name, {})) for name, requests in INSTANCES.items()}


def story(from_):
    """The morning of the release. From 11:00 on more people travel, and i8 has version 30."""
    grows, slower = (1, 1.0) if from_ == "10:30" else (1.22, 1.06)
    out = {}
    for n, (name, requests) in enumerate(INSTANCES.items()):
        of = {"median": (104 + 3 * n % 13) * slower, "slow": 0.006 + 0.0004 * n}
        if name == "i8" and from_ == "11:00":
            of["slow"] = 0.213
        amount = round((requests + 37 * n % 90 - 40) * grows)
        out[name] = Instance(amount, **of)
    return out
