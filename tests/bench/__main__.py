"""`make bench`: each figure beside a baseline of the same run, as a ratio, so that a slow machine changes nothing.

Each module `bench_*.py` beside this one has `compare()`, which yields `Pair`s. The two of a pair run in turn, several
times; the medians and their ratio are printed.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from pathlib import Path

from tests.bench.pair import measure

HERE = Path(__file__).parent


def main() -> None:
    wanted = set(sys.argv[1:])
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    print(f"{'what':62} {'seconds':>9} {'baseline':>9} {'ratio':>7}  {'at most':>7}")
    missed = 0
    for path in sorted(HERE.glob("bench_*.py")):
        if wanted and path.stem.removeprefix("bench_") not in wanted:
            continue
        for pair in importlib.import_module(f"tests.bench.{path.stem}").compare():
            ours, theirs = measure(pair)
            ratio = ours / theirs
            over = pair.most is not None and ratio > pair.most
            missed += over
            most = f"{pair.most:7.2f}" if pair.most is not None else "      -"
            print(
                f"{pair.what:62} {ours:9.4f} {theirs:9.4f} {ratio:7.2f}  {most}{'  missed' if over else ''}",
                flush=True,
            )
            print(f"{'':4}against {pair.against}")
    print(f"\n{missed} targets missed.")


if __name__ == "__main__":
    main()
