"""Reading the bank, against PyYAML alone on the same files."""

from __future__ import annotations

import gc
import statistics
import time

import yaml

from kit.bank import read_bank, shipped
from kit.bank.lint import lint
from kit.scorecard import read_scorecards
from tests.bench.pair import Figure, Findings, Pair


def compare() -> Findings:
    folder = shipped() / "question_bank"
    files = [*folder.glob("questions/*/*/question.yaml"), folder / "competencies.yaml"]

    def parse_only() -> None:
        for path in files:
            yaml.load(path.read_text(), Loader=yaml.CSafeLoader)

    scales = read_scorecards().scales

    def read_and_lint() -> None:
        lint(read_bank(folder), scales)

    times = []
    for _ in range(6):
        gc.collect()
        began = time.process_time()
        read_and_lint()
        times.append(time.process_time() - began)
    seconds = statistics.median(times[1:]) * 200 / (len(files) - 1)  # the first also loads the rules
    yield Figure("reading and linting 200 questions like these", seconds, "s of a processor", most=2.0)
    yield Pair(
        f"read and lint {len(files) - 1} questions",
        read_and_lint,
        "PyYAML's C loader on the same files, nothing checked, no exhibits read",
        parse_only,
        repeats=5,
    )
    yield Pair(
        f"read and check {len(files) - 1} questions",
        lambda: read_bank(folder),
        "PyYAML's C loader on the same files, nothing checked, no exhibits read",
        parse_only,
        repeats=5,
    )
