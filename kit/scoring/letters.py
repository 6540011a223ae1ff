"""Groups that can not be told apart, as letters: who shares a letter can not, who shares none can."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_letters

import numpy as np


def letters(apart: np.ndarray, order: Sequence[int]) -> tuple[str, ...]:
    """Return the letters of each of n things.

    Not being told apart is not handed on (a like b, b like c, yet a above c), so groups overlap: `a`, `ab`, `b`. Each
    letter is a largest possible group of things none of which can be told from another (a maximal clique; Piepho 2004,
    J. Comput. Graph. Stat. 13:456), and each two things that can not be told apart share one.

    Args:
        apart: n x n, true where two can be told apart.
        order: The things from the best down: letters are given in this order.

    Returns:
        Letters for each thing; all empty when more than 52 groups overlap, which nobody could read.

    Examples:
        >>> letters(np.array([[0, 0, 1], [0, 0, 0], [1, 0, 0]], bool), [0, 1, 2])
        ('a', 'ab', 'b')
    """
    n = len(apart)
    alike = ~np.asarray(apart, bool) & ~np.eye(n, dtype=bool)
    covered = np.eye(n, dtype=bool)
    found: list[list[int]] = []
    for i in order:
        open_pairs = [j for j in order if alike[i, j] and not covered[i, j]]
        while open_pairs or not any(i in group for group in found):
            group = [i, *open_pairs[:1]]
            possible = np.logical_and.reduce(alike[group])
            while possible.any():
                # new pairs first, then the best ones, so that few groups are needed
                candidates = [j for j in order if possible[j]]
                pick = max(candidates, key=lambda j: (~covered[j, group]).sum())
                group.append(pick)
                possible &= alike[pick]
            covered[np.ix_(group, group)] = True
            found.append(group)
            if len(found) > len(ascii_letters):
                return ("",) * n
            open_pairs = [j for j in open_pairs if not covered[i, j]]
    place = {thing: number for number, thing in enumerate(order)}
    found.sort(key=lambda group: sorted(place[j] for j in group))
    told = [""] * n
    for letter, group in zip(ascii_letters, found, strict=False):
        for j in group:
            told[j] += letter
    return tuple(told)
