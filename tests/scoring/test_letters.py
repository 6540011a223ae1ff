"""Letters: sharing one means exactly that two can not be told apart."""

from __future__ import annotations

import numpy as np
import pytest

from kit.scoring.letters import letters


@pytest.mark.parametrize("seed", range(20))
def test_two_share_a_letter_exactly_when_they_can_not_be_told_apart(seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 14))
    place = rng.normal(size=n)
    noise = rng.random((n, n)) < 0.1
    apart = (np.abs(place[:, None] - place) > 1.0) ^ (noise | noise.T)
    np.fill_diagonal(apart, False)
    told = letters(apart, np.argsort(-place, kind="stable"))
    assert all(told)
    for i in range(n):
        for j in range(i):
            assert (not set(told[i]) & set(told[j])) == apart[i, j]


def test_letters_run_from_the_best_down():
    apart = np.abs(np.subtract.outer(range(4), range(4))) > 1
    assert letters(apart, [3, 2, 1, 0]) == ("c", "bc", "ab", "a")


def test_more_groups_than_letters_get_none():
    n = 120  # pairs 0-1, 2-3, ... can not be told apart: 60 groups
    apart = ~np.kron(np.eye(n // 2, dtype=bool), np.ones((2, 2), bool))
    assert set(letters(apart, range(n))) == {""}
