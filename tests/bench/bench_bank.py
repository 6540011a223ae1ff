"""Reading the bank, against PyYAML alone on the same files."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from kit.bank import read_bank, shipped
from tests.bench.pair import Pair


def compare() -> Iterator[Pair]:
    folder = shipped() / "question_bank"
    files = [*folder.glob("questions/*/*/question.yaml"), folder / "competencies.yaml"]

    def parse_only() -> None:
        for path in files:
            yaml.load(path.read_text(), Loader=yaml.CSafeLoader)

    yield Pair(
        f"read and check {len(files) - 1} questions",
        lambda: read_bank(folder),
        "PyYAML's C loader on the same files, nothing checked, no exhibits read",
        parse_only,
        repeats=5,
    )
