"""Other weights beside those that were fixed with the first card: a second view, never a silent change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kit.scoring import words
from kit.scoring.model import SURE, Scores
from kit.scoring.words import NO_NAMES


@dataclass(frozen=True)
class Reweighed:
    """Scores by other weights: the same ratings and the same fit, by candidate; `words` say what is different."""

    weights: Mapping[str, int]
    scores: Mapping[str, float]
    words: tuple[str, ...]


def reweigh(
    scores: Scores, fixed: Mapping[str, int], other: Mapping[str, int], names: Mapping[str, str] = NO_NAMES
) -> Reweighed:
    """Return what *other* weights would make of the candidates.

    Args:
        scores: Those by the fixed weights.
        fixed: The weights that stand.
        other: The weights to look at beside them.
        names: What sentences call a competency; its id where there is no name.

    Raises:
        ScoringError: when no competency that the other weights name was rated.
    """
    beside = scores.fit.scores(other, job=scores.fit.design.jobs[scores.job])
    mine = [int(c) for c in scores.fit.design.of_job(scores.job)]
    told = (*changed_since(fixed, other, names), turned(scores, beside, "With these weights", mine))
    found = {beside.candidates[c]: float(beside.estimate[c]) for c in mine}
    return Reweighed(dict(other), found, told)


def turned(scores: Scores, beside: Scores, view: str, chosen: list[int] | None = None) -> str:
    """Say how many pairs other weights turn round, and whether it concerns candidates who can be told apart.

    Args:
        scores: By the weights that stand.
        beside: By the other ones.
        view: How the sentence begins, such as `With equal weights`.
        chosen: The places of the candidates to look at; all of them when left out.
    """
    places = list(range(len(scores.candidates))) if chosen is None else chosen
    (ours, sure), (theirs, other) = scores.difference(places, places), beside.difference(places, places)
    round_ = ours * theirs < 0
    certain = round_ & (np.abs(ours) > SURE * sure) & (np.abs(theirs) > SURE * other)
    names = [scores.candidates[c] for c in places]
    named = [(names[i], names[j]) for i, j in zip(*np.nonzero(np.triu(certain)), strict=True)]
    return words.other_weights(view, int(np.triu(round_).sum()), named)


def changed_since(
    fixed: Mapping[str, int], now: Mapping[str, int], names: Mapping[str, str] = NO_NAMES
) -> tuple[str, ...]:
    """Return, in words, what is different from the fixed weights; nothing when they still hold.

    Examples:
        >>> changed_since({"testing": 60, "async": 40}, {"testing": 100})
        ('async: 40 when fixed, now none.', 'testing: 60 when fixed, now 100.')
    """
    return tuple(
        f"{names.get(name, name)}: {fixed.get(name, 'none')} when fixed, now {now.get(name, 'none')}."
        for name in sorted({*fixed, *now})
        if fixed.get(name) != now.get(name)
    )
