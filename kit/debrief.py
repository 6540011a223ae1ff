"""The debrief: what a panel should talk about, before anybody says hire or not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType

import pandas as pd

from kit.bank import Bank
from kit.bank.question import Question
from kit.loop.choice import fits_stack
from kit.role import Role, RoleCompetency
from kit.scoring.distribution import normal_cdf
from kit.scoring.model import Fit
from kit.scoring.standing import Comparison, Standing, latest
from kit.scoring.words import counted, points

APART = 1.0  # points between the outermost interviewers: less is nothing to talk about
FAR = (
    2.0  # standard deviations of what two interviewers usually differ by: of two who see alike, one in twenty
)
MOST_DISTANCE = 3.0  # standard deviations: farther apart is no more urgent
PROPOSED = 3  # questions for each gap


@dataclass(frozen=True)
class Topic:
    """One thing to talk about: a candidate's competency that the role weighs.

    `lowest` and `highest` are the outermost means of its `interviewers`, who are none where nobody rated it (untested);
    then `questions` of the bank would fill the gap. `distance` is how far two interviewers lie apart once strictness
    and questions are taken out, in standard deviations of what is usual; `unsure` how unsure the score is, 1 as unsure
    as without any rating.
    """

    candidate: str
    competency: str
    priority: float
    distance: float = 0.0
    unsure: float = 1.0
    weight: int = 0
    lowest: float | None = None
    highest: float | None = None
    interviewers: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def untested(self) -> bool:
        """Whether nobody rated it."""
        return not self.interviewers

    @property
    def pressing(self) -> bool:
        """Whether it is worth the panel's time: nobody or one person rated it, or two lie a point or more apart."""
        if self.lowest is None or self.highest is None or len(self.interviewers) < 2:
            return True
        return self.highest - self.lowest >= APART

    @property
    def words(self) -> str:
        """What makes it a topic, in a sentence without names.

        Examples:
            >>> Topic("c1", "testing", 0.6, 2.1, 0.5, 30, 2.0, 5.0, ("ada", "bo")).words
            'Means from 2.0 to 5.0 among 2 interviewers: far apart.'
            >>> Topic("c1", "testing", 0.3).words
            'Nobody rated it.'
        """
        if self.lowest is None or self.highest is None:
            return "Nobody rated it."
        if len(self.interviewers) == 1:
            return f"Only one interviewer rated it, with a mean of {points(self.lowest)}."
        many = counted(len(self.interviewers), "interviewer")
        told = f"Means from {points(self.lowest)} to {points(self.highest)} among {many}"
        return f"{told}: far apart." if self.distance >= FAR else f"{told}."


def agenda(
    ratings: pd.DataFrame,
    comparison: Comparison,
    competencies: Sequence[RoleCompetency],
    proposals: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[Topic, ...]:
    """Return the topics of a debrief, in the order to take them.

    First the candidates of whom it is open whether they are above the role's bar, then the others, both by their ids:
    the agenda does not give a ranking away. Of each candidate first what nobody tested, then by
    weight x (1 + disagreement) x uncertainty.

    Args:
        ratings: What *comparison* was made from.
        comparison: Where the candidates stand.
        competencies: The role's, with weights and bars.
        proposals: Ids of questions that would test a competency, the best first: those of `proposals_of`.

    Examples:
        >>> from kit.scoring import standing
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1"] * 3, "interviewer": ["ada", "bo", "ada"],
        ...     "competency": ["debugging", "debugging", "testing"], "rating": ["5", "2", "3"],
        ... })
        >>> role = [RoleCompetency(id=c, weight=w, rationale="r") for c, w in
        ...         (("debugging", 50), ("testing", 30), ("mentoring", 20))]
        >>> [(t.competency, t.words) for t in agenda(table, standing(table), role)][:2]
        [('mentoring', 'Nobody rated it.'), ('debugging', 'Means from 2.0 to 5.0 among 2 interviewers: far apart.')]
    """
    total = sum(one.weight for one in competencies)
    told, adjusted = _means(ratings, None), _means(ratings, comparison.fit)
    usual = _usual(comparison.fit)
    doubts = _doubts(comparison.fit)
    found: list[tuple[tuple[bool, str, bool, float, str], Topic]] = []
    for s in comparison.candidates:
        settled = not _is_open(s, competencies)
        for one in competencies:
            place, share = (s.candidate, one.id), one.weight / total
            if place not in told:
                some = tuple(proposals.get(one.id, ()))
                topic = Topic(*place, share, weight=one.weight, questions=some)
            else:
                means, apart = told[place], adjusted[place]
                distance = float(apart.max() - apart.min()) / usual
                unsure = doubts.get(place, 1.0)
                topic = Topic(
                    *place, share * (1.0 + min(distance, MOST_DISTANCE)) * unsure, distance, unsure, one.weight,
                    float(means.min()), float(means.max()), tuple(map(str, means.index)),
                )  # fmt: skip
            found.append(((settled, s.candidate, not topic.untested, -topic.priority, one.id), topic))
    return tuple(topic for _, topic in sorted(found, key=lambda pair: pair[0]))


def proposals_of(bank: Bank, role: Role, asked: Collection[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return, for each competency of *role*, the first questions that would test it and that nobody in *asked* met."""
    return {c: tuple(q.id for q in fillers(bank, role, c, asked)[:PROPOSED]) for c in role.weights}


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


def _means(ratings: pd.DataFrame, found: Fit | None) -> dict[tuple[str, str], pd.Series]:
    """Return, for each candidate x competency, the mean of each interviewer.

    With a model, strictness and the difficulty of questions are taken out first.
    """
    table = latest(ratings)
    table = table.assign(value=pd.to_numeric(table["rating"], errors="coerce")).dropna(subset=["value"])
    if found is not None:
        people = dict(zip(found.design.interviewers, found.solution.interviewer, strict=True))
        table = table.assign(value=table["value"] - table["interviewer"].map(people).fillna(0.0))
        if "question" in table and "question" in found.design.terms:
            questions = dict(zip(found.design.questions, found.solution.question, strict=True))
            table = table.assign(value=table["value"] - table["question"].map(questions).fillna(0.0))
    means = table.groupby(["candidate", "competency", "interviewer"])["value"].mean()
    cells = means.groupby(level=["candidate", "competency"])
    return {(str(c), str(d)): cell.droplevel([0, 1]) for (c, d), cell in cells}  # type: ignore[misc, str-unpack]


def _usual(found: Fit | None) -> float:
    """Return what two interviewers usually differ by, sqrt(2 x (halo + residual)); without a model, one point."""
    if found is None:
        return 1.0
    return sqrt(2.0 * (found.variances.get("halo", 0.0) + found.variances["residual"]))


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


def _is_open(s: Standing, competencies: Sequence[RoleCompetency]) -> bool:
    """Tell whether it is open that a candidate is above the role's bar: 4p(1-p) of a half or more; open without a score.

    Two classes and not the figure itself: where all are above the bar, its order would be the ranking turned round.
    """
    if s.score is None:
        return True
    bar = sum(c.weight * c.bar for c in competencies) / sum(c.weight for c in competencies)
    p = float(normal_cdf((s.score.adjusted - bar) / s.score.se))
    return 4.0 * p * (1.0 - p) >= 0.5


# --- before and after ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Move:
    """A rating that its interviewer changed, or gave first of all, in a later revision: point, `NR` or blank.

    `shown` says that the interviewer had been shown others' ratings by then: such a change is in no score. `before` is
    nothing when the card only came in after that.
    """

    candidate: str
    interviewer: str
    session: str
    competency: str
    question: str
    before: str | None
    after: str
    reason: str
    shown: bool


REVISION_COLUMNS = (
    "candidate", "interviewer", "session", "question", "competency", "rating", "revision", "after_reveal", "reason",
)  # fmt: skip
_CARD, _RATING = list(REVISION_COLUMNS[:3]), list(REVISION_COLUMNS[:5])


def moves(revisions: pd.DataFrame) -> tuple[Move, ...]:
    """Return every rating that a later revision changed, with its reason: corrections first, then what followed others'.

    Args:
        revisions: Every revision, one row a rating, with `REVISION_COLUMNS`: those of a ratings table, `after_reveal`
            (whether its interviewer had been shown others' ratings by then) and `reason` (why it was changed). Each
            card has up to two steps: from the revision that came in first to the last one from before others' ratings
            were shown, which is compared, and from that to the last of all.

    Examples:
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1", "c1"], "interviewer": ["ada", "ada"], "session": ["s", "s"], "question": ["q", "q"],
        ...     "competency": ["testing", "testing"], "rating": ["2", "4"], "revision": [1, 2],
        ...     "after_reveal": [False, True], "reason": ["", "Bo saw the tests run."],
        ... })
        >>> [(m.before, m.after, m.reason) for m in moves(table)]
        [('2', '4', 'Bo saw the tests run.')]
    """
    found = []
    for _, card in revisions.groupby(_CARD, sort=True):
        by_number = {int(str(n)): rows for n, rows in card.groupby(pd.to_numeric(card["revision"]))}
        blind = [n for n, rows in by_number.items() if not rows["after_reveal"].iloc[0]]
        steps: list[tuple[int | None, int, bool]] = []
        if blind:
            steps.append((min(blind), max(blind), False))
        steps.append((max(blind, default=None), max(by_number), True))
        for before, after, shown in steps:
            if before != after:
                found += _changed(None if before is None else by_number[before], by_number[after], shown)
    return tuple(found)


def _changed(before: pd.DataFrame | None, after: pd.DataFrame, shown: bool) -> list[Move]:
    old = {} if before is None else before.set_index(_RATING)["rating"].to_dict()
    new = after.set_index(_RATING)
    return [
        Move(c, i, s, d, q, old.get((c, i, s, q, d)), rating, reason, shown)
        for (c, i, s, q, d), rating, reason in zip(new.index, new["rating"], new["reason"], strict=True)
        if old.get((c, i, s, q, d)) != rating
    ]
