"""What a bench can say: two things timed in turn in one run, or one figure that was measured."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """Something of ours, what it is held against, and the ratio that it may reach (none: only shown)."""

    what: str
    ours: Callable[[], object]
    against: str
    theirs: Callable[[], object]
    most: float | None = None
    repeats: int = 9


@dataclass(frozen=True)
class Figure:
    """Something that has no baseline to be timed beside: a share, a count, megabytes, milliseconds.

    `most` and `least` are what is wanted of it (none: only shown).
    """

    what: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def missed(self) -> bool:
        over = self.most is not None and self.value > self.most
        return over or (self.least is not None and self.value < self.least)


Findings = Iterator[Pair | Figure]


def measure(pair: Pair) -> tuple[float, float]:
    """Return the median processor seconds of both, after one run of each that is not counted."""
    pair.ours(), pair.theirs()
    ours, theirs = [], []
    for _ in range(pair.repeats):
        for run, times in ((pair.ours, ours), (pair.theirs, theirs)):
            gc.collect()
            began = time.process_time()
            run()
            times.append(time.process_time() - began)
    return statistics.median(ours), statistics.median(theirs)
