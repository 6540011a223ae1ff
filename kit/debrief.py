"""The debrief: what a panel should talk about, before anybody says hire or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from kit.scoring.standing import latest


@dataclass(frozen=True)
class Disagreement:
    """Two interviewers who rated one candidate's competency differently: `lowest` and `highest` of their means."""

    candidate: str
    competency: str
    weight: int
    lowest: float
    highest: float
    interviewers: tuple[str, ...]


@dataclass(frozen=True)
class Gap:
    """A competency that the role weighs and that nobody rated for a candidate."""

    candidate: str
    competency: str
    weight: int


@dataclass(frozen=True)
class Debrief:
    """What to talk about: disagreements, the weightiest first, and what the evidence does not cover."""

    disagreements: tuple[Disagreement, ...]
    gaps: tuple[Gap, ...]


def debrief(ratings: pd.DataFrame, weights: Mapping[str, int], least: float = 1.0) -> Debrief:
    """Return what the panel should talk about.

    Args:
        ratings: One row a rating (columns `kit.scorecard.RATING_COLUMNS`). Not rated is not a disagreement.
        weights: The role's weights by competency.
        least: How far two interviewers' means must lie apart, in points, to be a topic.

    Returns:
        Disagreements by weight times distance, then by candidate and competency, so that the order tells nothing
        about who is better; gaps by weight.

    Examples:
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1", "c1", "c1"], "interviewer": ["ada", "bo", "ada"],
        ...     "competency": ["debugging", "debugging", "testing"], "rating": ["5", "2", "3"],
        ... })
        >>> found = debrief(table, {"debugging": 60, "mentoring": 40})
        >>> [(d.competency, d.lowest, d.highest) for d in found.disagreements], [g.competency for g in found.gaps]
        ([('debugging', 2.0, 5.0)], ['mentoring'])
    """
    table = latest(ratings)
    table = table.assign(value=pd.to_numeric(table["rating"], errors="coerce")).dropna(subset=["value"])
    topics = []
    for (candidate, competency), cell in table.groupby(["candidate", "competency"]):
        means = cell.groupby("interviewer")["value"].mean()
        lowest, highest = float(means.min()), float(means.max())
        if highest - lowest >= least:
            weight = weights.get(str(competency), 0)
            people = tuple(str(person) for person in means.index)
            topics.append(Disagreement(str(candidate), str(competency), weight, lowest, highest, people))
    topics.sort(key=lambda t: (-t.weight * (t.highest - t.lowest), t.candidate, t.competency))
    rated = set(zip(table["candidate"], table["competency"], strict=True))
    gaps = [
        Gap(candidate, competency, weight)
        for candidate in sorted(set(ratings["candidate"]))
        for competency, weight in weights.items()
        if (candidate, competency) not in rated
    ]
    return Debrief(tuple(topics), tuple(sorted(gaps, key=lambda g: (-g.weight, g.candidate, g.competency))))
