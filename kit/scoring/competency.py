"""How well each competency is rated: for those who mind the questions and anchors; about nobody by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from kit.scorecard import NR
from kit.scoring import words
from kit.scoring.agreement import defined, gwet_ac, krippendorff_alpha, unit_counts

LEAST_UNITS = 10  # candidates rated by two or more, before a word on agreement
LEAST_INTERVIEWERS = 3  # before the points that were used are shown: with fewer, each could be known by them


@dataclass(frozen=True)
class RatedCompetency:
    """One competency over all candidates: how often it was rated, with which points, and whether people agree.

    `points` counts how often each point was given; it is empty with fewer than three interviewers, who could be known
    by it. `not_rated` is the share of NR, `units` the candidates rated by two or more. `words` says what it means.
    """

    competency: str
    candidates: int
    interviewers: int
    ratings: int
    not_rated: float
    points: dict[int, int]
    units: int
    krippendorff_alpha: float | None
    gwet_ac2: float | None
    words: str


def rated_competencies(ratings: pd.DataFrame, points: Sequence[int]) -> tuple[RatedCompetency, ...]:
    """Return how well each competency of *ratings* is rated, by name.

    Args:
        ratings: One row a rating, with `candidate`, `competency`, `interviewer` and `rating`; `NR` where it was not
            rated; all on one scale.
        points: The points of the scale.

    Raises:
        ScoringError: when a rating is no point of the scale.

    Examples:
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1", "c1", "c2"], "interviewer": ["ada", "bo", "ada"],
        ...     "competency": ["debugging"] * 3, "rating": ["4", "NR", "3"],
        ... })
        >>> (found,) = rated_competencies(table, range(1, 6))
        >>> found.ratings, round(found.not_rated, 2), found.words
        (2, 0.33, '0 candidates were rated by two or more people: 10 are needed for a word on agreement.')
    """
    table = ratings.assign(value=pd.to_numeric(ratings["rating"], errors="coerce"))
    return tuple(
        _rated(str(name), cell, points) for name, cell in table.groupby("competency", sort=True) if len(cell)
    )


def _rated(name: str, cell: pd.DataFrame, points: Sequence[int]) -> RatedCompetency:
    rated = cell.dropna(subset=["value"])
    left_out = int((cell["rating"].astype(str) == NR).sum())
    asked = len(rated) + left_out
    interviewers = int(rated["interviewer"].nunique())
    units, alpha, ac2 = 0, None, None
    if len(rated):
        counts, _ = unit_counts(rated.assign(rating=rated["value"]), tuple(map(float, points)))
        units = int((counts.sum(1) >= 2).sum())
        if units >= LEAST_UNITS:
            alpha, ac2 = defined(krippendorff_alpha(counts)), defined(gwet_ac(counts, "ordinal").value)
    used = rated["value"].astype(int).value_counts()
    told = words.few_units(units, LEAST_UNITS)
    if alpha is not None and ac2 is not None:
        told = words.agreement(alpha, ac2, units, "candidate")
    return RatedCompetency(
        name,
        int(rated["candidate"].nunique()),
        interviewers,
        len(rated),
        left_out / asked if asked else 0.0,
        {p: int(used.get(p, 0)) for p in points} if interviewers >= LEAST_INTERVIEWERS else {},
        units,
        alpha,
        ac2,
        told,
    )
