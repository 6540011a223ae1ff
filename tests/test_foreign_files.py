"""Damaged files against each reader, a few of them: `python -m tests.soak.foreign_files` is the long run."""

from __future__ import annotations

import pytest

from tests.soak.foreign_files import NAMES, fuzz

INPUTS = {"yaml": 300, "csv": 1000, "json": 400, "xlsx": 200, "pdf": 100, "image": 200}


@pytest.mark.parametrize("reader", NAMES)
def test_no_damaged_file_does_harm(reader, tmp_path):
    tally = fuzz(reader, INPUTS[reader], 20261129, tmp_path)
    assert not tally.finds
    assert tally.refused + tally.taken == INPUTS[reader]
    assert tally.refused and tally.taken, (
        "the damage must reach further than the first check, and not be nothing"
    )


def test_whatever_a_reader_may_not_do_is_a_find_and_its_file_is_kept(tmp_path):
    tally = fuzz("faulty", 7, 1, tmp_path)
    finds = sorted(find.partition(" (")[0].partition(": Unable")[0] for find in tally.finds)
    assert [find.split(":")[0].split(" at ")[0] for find in finds] == [
        "KeyError", "MemoryError", "Trespass", "Trespass", "Trespass", "the child ended by SIGABRT", "the child ended by SIGXCPU",
    ]  # fmt: skip
    assert sorted(path.read_text() for path in tally.kept.values()) == [
        "calls", "dies", "fills the memory", "hangs", "raises", "removes", "writes",
    ]  # fmt: skip
