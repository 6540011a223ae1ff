"""The service in numbers: its load, what a request takes, and how often each version fails."""
import math
from dataclasses import dataclass

A_MINUTE = 600                                     # fact 1
AT_18 = 960                                        # fact 1
INSTANCES = 4                                      # fact 2
MIX = {"find": 0.7, "plan": 0.2, "book": 0.1}


@dataclass(frozen=True)
class Version:
    book: float = 0.002                            # share of bookings that fail
    rest: float = 0.002                            # share of other requests that fail
    work: float = 1.0                              # times the work of version 30

    @property
    def total(self):
        return MIX["book"] * self.book + (1 - MIX["book"]) * self.rest


OLD = Version()
NEW = Version(book=0.042, work=1.4)                # version 31


def cpu(version, requests_a_minute):
    """Return the percentage of its core that one instance uses."""
    return 3 + 0.28 * version.work * requests_a_minute


def p95(version, requests_a_minute):
    return 120 * version.work / (1 - cpu(version, requests_a_minute) / 100)


def exactly(k, n, p):
    """Return the chance of k failures in n requests."""
    if not 0 < p < 1:
        return float(k == n * p)
    return math.exp(math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
                    + k * math.log(p) + (n - k) * math.log(1 - p))


def at_most(k, n, p):
    return sum(exactly(i, n, p) for i in range(min(k, n) + 1))
