"""Assembling a loop from the shipped bank, against one linear relaxation's worth of the same solver."""

from __future__ import annotations

from collections.abc import Iterator

from kit.bank import read_bank, shipped
from kit.loop import Brief, assemble, explained, faults
from kit.role import find_role
from tests.bench.pair import Pair


def compare() -> Iterator[Pair]:
    bank = read_bank(shipped() / "question_bank")
    brief = Brief(find_role("senior-backend-python", bank), bank)
    loop = assemble(brief, explain=False)

    yield Pair(
        f"one form from {len(bank)} questions, proven",
        lambda: assemble(brief, explain=False),
        "checking that loop by plain Python, without a solver",
        lambda: faults(loop, brief),
    )
    yield Pair(
        "why each of its questions is there",
        lambda: explained(loop, brief),
        "assembling it",
        lambda: assemble(brief, explain=False),
        repeats=5,
    )
