"""What the Compare page shows of an opening, worked out once for each person and each state of the opening.

A page is drawn again at every click; the figures are not. They are kept under the person, since the blind rule
decides what each may see, and under the end of the opening's audit, which changes with whatever is done in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from kit.access import Viewer
from kit.app import parts, work
from kit.app.chart import Cell
from kit.app.office import the_office
from kit.debrief import Topic
from kit.hiring import (
    Candidate,
    Opening,
    find_loop_of,
    find_version,
    list_candidates,
    list_members,
)
from kit.hiring.comparison import compare_opening
from kit.hiring.debrief import list_topics
from kit.loop import Loop, Session
from kit.scorecard import NR, Scale
from kit.scoring import Comparison, Standing, standing, words
from kit.scoring.model import SURE
from kit.scoring.standing import Estimate, latest

LONG = 6000  # ratings: about a second; more are weighed in a process, so that nobody else's page waits
ARRANGE = frozenset({"hiring_manager", "recruiter"})


@dataclass(frozen=True)
class Given:
    """What interviewers gave a candidate in a competency: points by interviewer, and how often none."""

    points: Mapping[str, tuple[int, ...]]
    not_rated: int
    blank: int

    @property
    def sign(self) -> str:
        """How a cell without a point is marked."""
        return NR if self.not_rated else "blank" if self.blank else "–"


NOTHING = Given({}, 0, 0)
SIGNS = {
    NR: "asked, and not rated",
    "blank": "left blank",
    "…": "a card is still to come",
    "–": "nobody asked",
}


def given_in(ratings: pd.DataFrame) -> dict[tuple[str, str], Given]:
    """Return what was given in each (candidate, competency).

    Examples:
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1"] * 3, "interviewer": ["ada", "ada", "bo"], "session": ["s"] * 3,
        ...     "competency": ["testing", "debugging", "debugging"], "rating": ["NR", "4", "3"], "revision": [1] * 3,
        ... })
        >>> found = given_in(table)
        >>> dict(found["c1", "debugging"].points), found["c1", "testing"].sign
        ({'ada': (4,), 'bo': (3,)}, 'NR')
    """
    table = latest(ratings)
    values = pd.to_numeric(table["rating"], errors="coerce").to_numpy(float)
    found: dict[tuple[str, str], tuple[dict[str, tuple[int, ...]], list[int]]] = {}
    columns = zip(
        table["candidate"], table["competency"], table["interviewer"], table["rating"], values, strict=True
    )
    for candidate, competency, interviewer, rating, value in columns:
        points, empty = found.setdefault((candidate, competency), ({}, [0, 0]))
        if np.isnan(value):
            empty[rating != NR] += 1
        else:
            points[interviewer] = (*points.get(interviewer, ()), int(value))
    return {key: Given(points, *empty) for key, (points, empty) in found.items()}


NO_COMPARISON = Comparison("", (), {}, 0, {}, ())


@dataclass(frozen=True, eq=False)
class Compared:
    """An opening as one person may see it: its candidates, their ratings, and what the ratings say.

    `order` has the codes of all candidates with a rating: the highest score first where the data carry an order, else
    by code. `key` stands for the person and the state of the opening; `equal` are the scores with equal weights, by
    code, and `turned` how many pairs they put in another order; `given` is what each cell (candidate, competency)
    holds; `chances` has for each two who are compared the chance that the first is above the second, and whether they
    can be told apart; `topics` are the debrief's, in the order to take them; `beside` the scores, by code, with weights
    that were put beside the fixed ones, `beside_words` what is different; `people` the names of interviewers by id.
    """

    key: str
    opening: Opening
    candidates: Mapping[str, Candidate]
    people: Mapping[str, str]
    loop: Loop | None = None
    comparison: Comparison = NO_COMPARISON
    standings: Mapping[str, Standing] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    equal: Mapping[str, Estimate] = field(default_factory=dict)
    given: Mapping[tuple[str, str], Given] = field(default_factory=dict)
    turned: int = 0
    chances: Mapping[tuple[str, str], tuple[float, bool]] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    beside: Mapping[str, Estimate] = field(default_factory=dict)
    beside_words: tuple[str, ...] = ()

    @property
    def weights(self) -> dict[str, int]:
        """The role's weights."""
        return {c.id: c.weight for c in self.opening.weights}

    @property
    def scale(self) -> Scale | None:
        """The scale of the ratings, when they are on one that is known."""
        return the_office().scorecards.scales.get(self.comparison.scale)

    @property
    def arranges(self) -> bool:
        """Whether this person arranges the opening: its hiring manager or a recruiter."""
        return bool(ARRANGE & self.opening.roles)

    def chance(self, a: str, b: str) -> tuple[float, bool] | None:
        """Return the chance that *a* is above *b*, and whether they can be told apart; nothing where none is known."""
        if known := self.chances.get((a, b)):
            return known
        if known := self.chances.get((b, a)):
            return 1.0 - known[0], known[1]
        return None

    def label(self, code: str) -> str:
        """Return a candidate as this person may read them."""
        known = self.candidates.get(code)
        return parts.person(code, known.name if known else None)

    def figure(self, score: Estimate) -> str:
        """Return a score with its interval, which ends where the scale does."""
        low, high = score.low, score.high
        if self.scale:
            low, high = max(low, self.scale.values[0]), min(high, self.scale.values[-1])
        return f"{words.points(score.adjusted)} ({words.points(low)} to {words.points(high)})"

    def named(self, told: str) -> str:
        """Return what was said with names for the codes of candidates, and for the ids of competencies."""
        return parts.named(told, self._names)

    @cached_property
    def _names(self) -> dict[str, str]:
        names = {code: self.label(code) for code in self.candidates}
        rated = {c for s in self.standings.values() for c in (*s.competencies, *s.untested)}
        return names | {c: parts.competency_name(c) for c in {*self.weights, *rated}}


def compare(viewer: Viewer, opening: Opening, pooled: bool = False) -> Compared:
    """Return *opening* as *viewer* may see it; *pooled*, how people rate is learnt from the role's other openings too."""
    version = find_version(the_office(), viewer, opening.id)
    return _compared(viewer.person, viewer.guest, version, pooled, viewer, opening)


@st.cache_resource(max_entries=32, ttl=3600, show_spinner="Weighing the ratings ...")
def _compared(
    person: str, guest: str | None, version: str, pooled: bool, _viewer: Viewer, _opening: Opening
) -> Compared:
    office = the_office()
    candidates = {c.code: c for c in list_candidates(office, _viewer, _opening.id)}
    found = compare_opening(office, _viewer, _opening.id, pooled=pooled, weigh=weigh)
    comparison = found.comparison
    standings = {s.candidate: s for s in comparison.candidates}
    people = {m.person: m.name for m in list_members(office, _viewer, _opening.id)} if _opening.roles else {}
    loop = find_loop_of(office, _viewer, _opening.id) if ARRANGE & _opening.roles else None
    key = f"{person}/{version}/{pooled}"
    if not standings:
        return Compared(key, _opening, candidates, people, loop)
    rest = sorted(set(standings) - set(comparison.order))
    equal = _reweighed(comparison, None)
    return Compared(
        key,
        _opening,
        candidates,
        people,
        loop,
        replace(
            comparison, pairs=()
        ),  # they are in `chances`; as objects they cost the collector time at each rerun
        standings,
        (*comparison.order, *rest),
        equal,
        given_in(found.ratings),
        _turned(standings, equal),
        {(p.a, p.b): (p.p_a_above_b, p.separable) for p in comparison.pairs},
        list_topics(office, _viewer, _opening.id, found.ratings, comparison),
        _reweighed(comparison, found.beside.weights) if found.beside else {},
        found.beside.words if found.beside else (),
    )


def weigh(ratings: pd.DataFrame, weights: Mapping[str, int], **more: Any) -> Comparison:
    """Return where the candidates of *ratings* stand; many ratings are weighed in another process."""
    if len(ratings) > LONG:
        try:
            return work.processes().submit(standing, ratings, weights, **more).result()
        except BrokenProcessPool:
            work.renew_processes()
    return standing(ratings, weights, **more)


def _reweighed(comparison: Comparison, weights: Mapping[str, int] | None) -> dict[str, Estimate]:
    """Return each candidate's score with other weights, or equal ones, from the same fit."""
    if comparison.fit is None:
        return {}
    scores = comparison.fit.scores(weights, job=comparison.job)
    place = {c: n for n, c in enumerate(scores.candidates)}
    found = {}
    for s in comparison.candidates:
        if s.score is not None:
            value, se = float(scores.estimate[place[s.candidate]]), float(scores.se[place[s.candidate]])
            found[s.candidate] = Estimate(value, value - SURE * se, value + SURE * se, se)
    return found


def _turned(standings: Mapping[str, Standing], equal: Mapping[str, Estimate]) -> int:
    """Return how many pairs stand in another order with equal weights."""
    ours = np.array([s.score.adjusted for c in equal if (s := standings[c]).score])
    theirs = np.array([score.adjusted for score in equal.values()])
    turned = (ours[:, None] - ours) * (theirs[:, None] - theirs) < 0
    return int(turned.sum() // 2)


def competencies_of(compared: Compared) -> tuple[str, ...]:
    """Return the competencies of the role by weight, then those that were rated beside them."""
    weights = compared.weights
    rated = {c for s in compared.standings.values() for c in s.competencies}
    return (*sorted(weights, key=lambda c: -weights[c]), *sorted(rated - set(weights)))


def one_more_interview(compared: Compared, code: str) -> tuple[str, float, float] | None:
    """Return what one more interview would do for a candidate: its title, and the half width of the interval now and then, in points.

    It is the session of the loop that rates what is weighty and little known, taken by somebody new with other
    questions. Nothing without a score or a loop.
    """
    return _one_more(compared.key, code, compared)


@st.cache_data(max_entries=1024, ttl=3600, show_spinner=False)
def _one_more(key: str, code: str, _compared: Compared) -> tuple[str, float, float] | None:
    s, comparison, weights = _compared.standings[code], _compared.comparison, _compared.weights
    if s.score is None or _compared.loop is None or comparison.fit is None:
        return None

    def worth(session: Session) -> float:
        rated = {c for q in session.questions for c in q.competencies}
        return sum(weights.get(c, 0) * s.profile[c].se ** 2 for c in rated if c in s.profile)

    session = max(_compared.loop.forms[0].sessions, key=worth)
    rows = [
        {"interviewer": "one more", "competency": c, "question": f"{q.question} again"}
        for q in session.questions
        for c in q.competencies
        if c in s.profile
    ]
    if not rows:
        return None
    se = comparison.fit.with_more(code, pd.DataFrame(rows), weights)
    return session.title, SURE * s.score.se, SURE * se


@st.cache_resource(max_entries=256, ttl=3600, show_spinner=False)
def cells_of(
    key: str, codes: tuple[str, ...], adjusted: bool, _compared: Compared
) -> tuple[tuple[Cell, ...], tuple[dict[str, str], ...]]:
    """Return the cells of the heat map of some candidates, and the same as the rows of a table, in words.

    Args:
        key: That of *_compared*, under which they are kept.
        codes: Whose, in this order.
        adjusted: Adjusted scores, or raw means.
        _compared: From what.
    """
    cells, rows = [], []
    for code in codes:
        s, candidate = _compared.standings[code], _compared.candidates[code]
        row = {"Candidate": _compared.label(code)}
        for competency in competencies_of(_compared):
            given = _compared.given.get((code, competency), NOTHING)
            raw, score = s.competencies.get(competency), s.profile.get(competency)
            value, sign = None, given.sign
            if raw:
                value = raw[0] if not adjusted else score.adjusted if score else None
                sign = f"({raw[0]:.1f})" if value is None else words.points(value)
                told = f"raw {raw[0]:.1f} from {raw[1]}"
                told = f"{_compared.figure(score)}, {told}" if score else told
            else:
                sign = "…" if sign == "–" and candidate.cards_in < candidate.cards else sign
                told = SIGNS[sign]
            name = parts.competency_name(competency)
            cells.append(Cell(row["Candidate"], name, value, sign, told))
            row[name] = told
        rows.append(row)
    return tuple(cells), tuple(rows)
