"""The debrief: what a panel should talk about, before anybody says hire or not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np
import pandas as pd

from kit.bank import Bank
from kit.bank.question import Question
from kit.loop.choice import fits_stack
from kit.role import Role
from kit.scoring.distribution import normal_cdf
from kit.scoring.model import Fit
from kit.scoring.standing import Comparison, latest

MOST_DISTANCE = 3.0  # standard deviations: farther apart is no more urgent
PROPOSED = 3  # questions for each gap


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


@dataclass(frozen=True)
class Topic:
    """One thing to talk about: a candidate's competency.

    `distance` is how far two interviewers lie apart once strictness and questions are taken out, in standard
    deviations of what is usual; `unsure` how unsure the score is, 1 as unsure as without any rating. `untested` topics
    have questions of the bank in `questions` that would fill the gap.
    """

    candidate: str
    competency: str
    priority: float
    distance: float = 0.0
    unsure: float = 1.0
    untested: bool = False
    questions: tuple[str, ...] = ()


def agenda(
    ratings: pd.DataFrame, comparison: Comparison, role: Role, bank: Bank, *, asked: Collection[str] = ()
) -> tuple[Topic, ...]:
    """Return the topics of a debrief, in the order to take them.

    Candidates come in the order of how open it is whether they are above the role's bar, then by their ids: the
    agenda does not give a ranking away. Of each candidate first what nobody tested, then by
    weight x (1 + disagreement) x uncertainty (scoring.md 14).

    Args:
        ratings: What *comparison* was made from.
        comparison: Where the candidates stand.
        role: Its weights and bars.
        bank: Where questions for gaps come from.
        asked: Questions that these candidates have met already, and those that must not be proposed.
    """
    total = sum(role.weights.values())
    used = {*asked, *(map(str, ratings["question"]) if "question" in ratings else ())}
    proposals = {c: tuple(q.id for q in fillers(bank, role, c, used)[:PROPOSED]) for c in role.weights}
    rated = {(s.candidate, c) for s in comparison.candidates for c in s.competencies}
    distances = _distances(ratings, comparison.fit)
    doubts = _doubts(comparison.fit)
    topics: list[tuple[tuple[float, str, bool, float, str], Topic]] = []
    for s in comparison.candidates:
        openness = _openness(comparison, s.candidate, role)
        for competency, weight in role.weights.items():
            share = weight / total
            if (s.candidate, competency) not in rated:
                topic = Topic(s.candidate, competency, share, untested=True, questions=proposals[competency])
            else:
                distance = distances.get((s.candidate, competency), 0.0)
                unsure = doubts.get((s.candidate, competency), 1.0)
                priority = share * (1.0 + min(distance, MOST_DISTANCE)) * unsure
                topic = Topic(s.candidate, competency, priority, distance, unsure)
            key = (-openness, s.candidate, not topic.untested, -topic.priority, competency)
            topics.append((key, topic))
    return tuple(topic for _, topic in sorted(topics, key=lambda pair: pair[0]))


def fillers(bank: Bank, role: Role, competency: str, asked: Collection[str] = ()) -> tuple[Question, ...]:
    """Return the questions of the bank that would test *competency* for *role*: the shortest first, then by id.

    They are about it first of all, fit the role's level and stack, have a status that the role allows, and are no
    relatives of those in *asked*.
    """
    met = {bank.question(q).family for q in asked if q in bank}
    found = [
        q
        for q in bank
        if q.competency == competency
        and q.family not in met
        and q.status in role.plan.rules.statuses
        and role.level in q.levels
        and fits_stack(q.stack, role.stack)
        and q.format != "take_home"
    ]
    return tuple(sorted(found, key=lambda q: (q.minutes.total, q.id)))


def _distances(ratings: pd.DataFrame, found: Fit | None) -> dict[tuple[str, str], float]:
    """Return, for each candidate x competency, the largest distance of two interviewers' adjusted means.

    In units of what two interviewers usually differ by: sqrt(2 x (halo + residual)). Without a model, in points.
    """
    table = latest(ratings)
    table = table.assign(value=pd.to_numeric(table["rating"], errors="coerce")).dropna(subset=["value"])
    usual = 1.0
    if found is not None:
        people = dict(zip(found.design.interviewers, found.solution.interviewer, strict=True))
        table = table.assign(value=table["value"] - table["interviewer"].map(people).fillna(0.0))
        if "question" in table and "question" in found.design.terms:
            questions = dict(zip(found.design.questions, found.solution.question, strict=True))
            table = table.assign(value=table["value"] - table["question"].map(questions).fillna(0.0))
        usual = sqrt(2.0 * (found.variances.get("halo", 0.0) + found.variances["residual"]))
    means = table.groupby(["candidate", "competency", "interviewer"])["value"].mean()
    cells = means.groupby(level=["candidate", "competency"]).agg(["min", "max"])
    apart = (cells["max"] - cells["min"]) / usual
    return {(str(c), str(d)): float(v) for (c, d), v in zip(apart.index, apart, strict=True)}


def _doubts(found: Fit | None) -> dict[tuple[str, str], float]:
    """Return how unsure each candidate's level in each competency is, beside how much candidates differ in it."""
    if found is None:
        return {}
    spread = sqrt(found.variances.get("candidate", 0.0) + found.variances.get("candidate_competency", 0.0))
    if not spread:
        return {}
    return {
        (candidate, competency): float(se / spread)
        for competency, scores in zip(found.design.competencies, found.profiles("population"), strict=True)
        for candidate, se in zip(found.design.candidates, scores.se, strict=True)
    }


def _openness(comparison: Comparison, candidate: str, role: Role) -> float:
    """Return 4p(1-p), p the chance to be above the role's bar: 1 when all is open; 1 also without a score."""
    s = next(s for s in comparison.candidates if s.candidate == candidate)
    if s.score is None:
        return 1.0
    total = sum(role.weights.values())
    bar = sum(c.weight * c.bar for c in role.competencies) / total
    p = float(normal_cdf((s.score.adjusted - bar) / s.score.se))
    return round(4.0 * p * (1.0 - p), 3)


# --- before and after ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Move:
    """A rating that was changed after the debrief opened: before and after; `None` is not rated."""

    candidate: str
    interviewer: str
    competency: str
    question: str
    before: float | None
    after: float | None


def before_debrief(revisions: pd.DataFrame, opened_at: str) -> pd.DataFrame:
    """Return the first ratings: of each card the last revision from before the debrief opened; only they are compared.

    Args:
        revisions: Every revision, one row a rating, with `revision` and `submitted_at` (ISO moments in UTC).
        opened_at: When the debrief opened, as an ISO moment in UTC.

    Examples:
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1", "c1"], "interviewer": ["ada", "ada"], "session": ["s", "s"], "question": ["q", "q"],
        ...     "competency": ["testing", "testing"], "rating": ["2", "4"], "revision": ["1", "2"],
        ...     "submitted_at": ["2026-11-24T09:00:00Z", "2026-11-24T15:00:00Z"],
        ... })
        >>> before_debrief(table, "2026-11-24T12:00:00Z")["rating"].tolist()
        ['2']
        >>> moves(table, "2026-11-24T12:00:00Z")
        (Move(candidate='c1', interviewer='ada', competency='testing', question='q', before=2.0, after=4.0),)
    """
    return latest(revisions[revisions["submitted_at"] <= opened_at])


def moves(revisions: pd.DataFrame, opened_at: str) -> tuple[Move, ...]:
    """Return the ratings that were changed after the debrief opened: shown beside the first ones, and in no score.

    A card that only came in after the debrief opened has no first ratings, so nothing was moved.
    """
    keys = ["candidate", "interviewer", "session", "question", "competency"]
    first = before_debrief(revisions, opened_at).set_index(keys)["rating"]
    last = latest(revisions).set_index(keys)["rating"]
    both = pd.DataFrame({"before": first, "after": last.reindex(first.index)})
    both = both.apply(pd.to_numeric, errors="coerce")
    changed = both[(both["before"] != both["after"]) & ~(both["before"].isna() & both["after"].isna())]

    def known(value: float) -> float | None:
        return None if np.isnan(value) else float(value)

    return tuple(
        Move(str(c), str(i), str(d), str(q), known(before), known(after))
        for (c, i, _, q, d), before, after in zip(
            changed.index, changed["before"], changed["after"], strict=True
        )
    )
