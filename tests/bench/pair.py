"""Two things timed in turn in one run."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
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
