"""The measurement plan: what a loop and its panel can tell apart, before anybody is interviewed.

Generalizability theory: Cronbach, Gleser, Nanda & Rajaratnam 1972; Brennan 2001, Generalizability Theory, ch. 4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from math import sqrt
from typing import Any

import numpy as np

from kit.loop import Form
from kit.scoring import words
from kit.scoring.design import Design
from kit.scoring.prior import DEFAULT
from kit.scoring.words import NO_NAMES
from kit.wording import listed

# The part of chance that all who hear one answer share. Ratings of one interview by two people correlate .74, of two
# interviews .44 (Huffcutt, Culbertson & Weyhrauch 2013, Int. J. Sel. Assess. 21:264): (.74 - .44) / (1 - .44) = .54 of
# what is not the candidate. Ratings alone can not tell it: it is a choice.
SHARED = 0.5
CHANCE_80 = 2.8  # 1.96 + .84: a difference of so many standard deviations is seen with 80 % chance at 95 %


@dataclass(frozen=True)
class PlannedSession:
    """An interview to come: who rates in it, and what each question rates.

    `questions` gives for each question the competencies that it rates; `minutes` is the length of the interview.
    `interviewers` are those who rate.
    """

    session: str
    minutes: int
    interviewers: tuple[str, ...]
    questions: Mapping[str, tuple[str, ...]]

    @property
    def ratings(self) -> tuple[tuple[str, str, str], ...]:
        """Interviewer, question and competency of each rating that will be given."""
        return tuple(
            (person, question, competency)
            for person in self.interviewers
            for question, rated in self.questions.items()
            for competency in rated
        )


@dataclass(frozen=True)
class Precision:
    """What a design can tell apart; in points of the scale but for `phi`.

    `phi` is the share of what differs between scores that is the candidates'; `sem` how far a score is from the truth
    (one standard deviation); `difference` the smallest true difference of two candidates that is seen with 80 %
    chance, when both meet the same people and questions.
    """

    ratings: int
    interviewers: int
    phi: float
    sem: float
    difference: float


@dataclass(frozen=True)
class Change:
    """A change of the design, what it brings, and what it costs.

    `minutes` are interviewers' minutes for each candidate; `gain` is by how many points `sem` falls.
    """

    change: str
    minutes: int
    precision: Precision
    gain: float


@dataclass(frozen=True)
class Plan:
    """A design's precision, and the changes that would help, the cheapest for what they bring first.

    `thin` names, in words, each weighted competency that fewer than two people rate.
    """

    precision: Precision
    sessions: tuple[PlannedSession, ...]
    changes: tuple[Change, ...]
    variances: Mapping[str, float]
    thin: tuple[str, ...]


def precision(
    ratings: Iterable[tuple[str, str, str]], variances: Mapping[str, float], weights: Mapping[str, float]
) -> Precision:
    """Return what a planned set of ratings of one candidate can tell apart.

    Two people who rate the same answer share half of its chance (`SHARED`): hearing it twice is not asking twice.

    Args:
        ratings: Interviewer, question and competency of each, at least one; the same question is the same answer.
        variances: Of each term, and `residual`, as in `Fit.variances`; one that is missing is 0.
        weights: By competency; their sum is above 0.

    Examples:
        >>> four_by_three = [(f"i{j}", f"q{j}{k}", "all") for j in range(4) for k in range(3)]
        >>> some = {"candidate": .30, "interviewer": .06, "halo": .07, "question": .06, "residual": .42}
        >>> found = precision(four_by_three, some, {"all": 1})
        >>> round(found.phi, 2), round(found.sem, 2)
        (0.81, 0.27)
    """
    people, questions, competencies = (list(part) for part in zip(*ratings, strict=True))
    total = sum(weights.values())
    omega = {c: w / total for c, w in weights.items()}
    v = {t: variances.get(t, 0.0) for t in ("candidate", "candidate_competency", "interviewer", "halo", "question", "residual")}  # fmt: skip
    r = len(people)
    by_person, by_question = _squares(people), _squares(questions)
    shares = {c: competencies.count(c) / r for c in {*omega, *competencies}}
    mismatch = sum((shares[c] - omega.get(c, 0.0)) ** 2 for c in shares)
    by_answer = _squares([f"{q}\0{c}" for q, c in zip(questions, competencies, strict=True)])
    chance = v["residual"] * (SHARED * by_answer + (1.0 - SHARED) / r)
    same = v["halo"] * by_person + v["candidate_competency"] * mismatch + chance
    error = same + v["interviewer"] * by_person + v["question"] * by_question
    signal = v["candidate"] + v["candidate_competency"] * sum(w**2 for w in omega.values())
    phi = signal / (signal + error) if signal + error else 0.0
    return Precision(r, len(set(people)), phi, sqrt(error), CHANCE_80 * sqrt(2.0 * same))


def _squares(levels: Sequence[str]) -> float:
    """Return the sum of squared shares of the levels."""
    _, counts = np.unique(levels, return_counts=True)
    return float(((counts / len(levels)) ** 2).sum())


def generalizability(design: Design, variances: Mapping[str, float], omega: np.ndarray) -> np.ndarray:
    """Return phi of each candidate for the ratings that they have, chance as the fitted model has it: none is shared.

    Args:
        design: Who rated whom on what.
        variances: Of each term, and `residual`.
        omega: The weight of each competency, adding up to 1.

    Returns:
        From 0 to 1, in the order of the design's candidates.
    """
    C, D, r = len(design.candidates), len(design.competencies), np.bincount(design.candidate)
    pairs, counts = np.unique(design.candidate * max(len(design.questions), 1) + design.question, return_counts=True)  # fmt: skip
    by_question = np.bincount(pairs // max(len(design.questions), 1), counts**2.0, C) / r**2
    owner = design.pairs // len(design.interviewers)
    by_person = np.bincount(owner, np.bincount(design.pair) ** 2.0, C) / r**2
    share = np.bincount(design.cell, minlength=C * D).reshape(C, D) / r[:, None]
    v = {t: variances.get(t, 0.0) for t in ("candidate", "candidate_competency", "interviewer", "halo", "question", "residual")}  # fmt: skip
    error = (v["interviewer"] + v["halo"]) * by_person + v["question"] * by_question + v["residual"] / r
    error = error + v["candidate_competency"] * ((share - omega) ** 2).sum(1)
    signal = v["candidate"] + v["candidate_competency"] * (omega @ omega)
    return signal / (signal + error)


def staffed(sessions: Sequence[PlannedSession], interviewers: int) -> tuple[PlannedSession, ...]:
    """Return *sessions* with so many different people in them.

    With fewer people than sessions they take turns; with more, the others sit in as second interviewers, who rate too,
    one session after the other.

    Examples:
        >>> some = [PlannedSession(s, 60, (), {"q": ("testing",)}) for s in ("code", "people")]
        >>> [s.interviewers for s in staffed(some, 3)]
        [('interviewer 1', 'interviewer 3'), ('interviewer 2',)]
    """
    names = [f"interviewer {n + 1}" for n in range(interviewers)]
    leads = list(islice(cycle(names), len(sessions)))
    seats = [[lead] for lead in leads]
    for place, name in enumerate(names[len(sessions) :]):
        seats[place % len(seats)].append(name)
    return tuple(replace(s, interviewers=tuple(seat)) for s, seat in zip(sessions, seats, strict=True))


def planned_sessions(form: Form, interviewers: int | None = None) -> tuple[PlannedSession, ...]:
    """Return the interviews of a form of a loop as a plan knows them.

    Args:
        form: With the people who sit in it; shadows do not rate.
        interviewers: How many different people, in place of those who sit there. Where nobody sits in some session,
            somebody else is taken for each session.
    """
    sessions = tuple(
        PlannedSession(
            s.session,
            s.minutes,
            tuple(seat.interviewer for seat in s.interviewers if seat.part in ("lead", "second")),
            {q.question: tuple(q.competencies) for q in s.questions},
        )
        for s in form.sessions
    )
    if interviewers or not all(s.interviewers for s in sessions):
        return staffed(sessions, interviewers or len(sessions))
    return sessions


def make_plan(
    sessions: Sequence[PlannedSession],
    weights: Mapping[str, float],
    *,
    length: float = 4.0,
    names: Mapping[str, str] = NO_NAMES,
) -> Plan:
    """Return what a design can tell apart where variances are what is usual, and the changes that help most for their cost.

    Args:
        sessions: The interviews of one candidate, at least one, with at least one rating.
        weights: The role's, by competency.
        length: Top point of the scale minus its bottom point.
        names: What sentences call a session or a competency; its id where there is no name.

    Examples:
        >>> some = staffed([PlannedSession(s, 60, (), {s + "-1": ("testing",), s + "-2": ("async",)}) for s in ("a", "b", "c")], 1)
        >>> plan = make_plan(some, {"testing": 50, "async": 50})
        >>> plan.changes[0].change, plan.changes[0].minutes
        ('have a different interviewer in each session', 0)
    """
    known = dict(DEFAULT.variances(length))
    sessions = tuple(sessions)

    def measured(some: Sequence[PlannedSession]) -> Precision:
        return precision([r for s in some for r in s.ratings], known, weights)

    now = measured(sessions)
    found = []
    for change, there in _alternatives(sessions, weights, names):
        cost = _minutes(there) - _minutes(sessions)
        then = measured(there)
        gain = now.sem - then.sem
        if gain > 5e-4:
            found.append(Change(change, cost, then, gain))
    found.sort(key=lambda c: (c.minutes > 0, -c.gain if not c.minutes else -c.gain / c.minutes, c.change))
    rated = {c for s in sessions for _, _, c in s.ratings}
    sources: dict[str, set[str]] = {c: set() for c in weights}
    for s in sessions:
        for person, _, c in s.ratings:
            sources.setdefault(c, set()).add(person)
    thin = tuple(
        f"{names.get(c, c)}: {'nobody rates it' if c not in rated else 'only one interviewer rates it'}"
        for c in weights
        if len(sources[c]) < 2
    )
    return Plan(now, sessions, tuple(found), known, thin)


def _minutes(sessions: Sequence[PlannedSession]) -> int:
    return sum(s.minutes * len(s.interviewers) for s in sessions)


def _alternatives(
    sessions: tuple[PlannedSession, ...], weights: Mapping[str, float], names: Mapping[str, str]
) -> Iterable[tuple[str, tuple[PlannedSession, ...]]]:
    """Yield what could be changed: other people, one more of them, one more question, one more session."""
    people = list(dict.fromkeys(p for s in sessions for p in s.interviewers))
    if len(people) < len(sessions):
        each = tuple(
            replace(s, interviewers=(f"other {n}", *s.interviewers[1:])) for n, s in enumerate(sessions)
        )
        yield "have a different interviewer in each session", each

    def with_changed(
        place: int, change: Callable[[PlannedSession], PlannedSession]
    ) -> tuple[PlannedSession, ...]:
        return tuple(change(s) if n == place else s for n, s in enumerate(sessions))

    for place, session in enumerate(sessions):
        title = names.get(session.session, session.session)
        more = with_changed(place, lambda s: replace(s, interviewers=(*s.interviewers, "one more")))
        one = "a second" if len(session.interviewers) == 1 else "one more"
        yield f"{one} interviewer who rates in '{title}'", more
        spare = min(weights, key=lambda c: (_share(sessions, c) - weights[c] / sum(weights.values()), c))
        length = max(session.minutes // max(len(session.questions) + 1, 1), 1)
        longer = with_changed(
            place,
            lambda s, c=spare, m=length: replace(s, minutes=s.minutes + m, questions={**s.questions, "one more": (c,)}),  # type: ignore[misc]
        )  # fmt: skip
        yield f"one more question on {names.get(spare, spare)} in '{title}'", longer
    first = max(sessions, key=lambda s: (len(s.ratings) / max(s.minutes, 1), s.session))
    again = PlannedSession(
        "one more",
        first.minutes,
        ("one more",),
        {f"{q} again": rated for q, rated in first.questions.items()},
    )
    title = names.get(first.session, first.session)
    yield f"one more session like '{title}', by somebody else", (*sessions, again)


def _share(sessions: Sequence[PlannedSession], competency: str) -> float:
    ratings = [c for s in sessions for _, _, c in s.ratings]
    return ratings.count(competency) / max(len(ratings), 1)


def plan_lines(plan: Plan, names: Mapping[str, str] = NO_NAMES) -> tuple[str, ...]:
    """Return what the command line prints: the design, what it can tell apart, and the five changes that help most.

    *names* are what lines call a session; its id where there is no name.
    """
    now = plan.precision
    told = [
        f"{names.get(s.session, s.session)}: {len(s.interviewers)} x {len(s.ratings) // max(len(s.interviewers), 1)} ratings by {listed(s.interviewers)}"
        for s in plan.sessions
    ]
    told.append(words.planned(now.phi, now.sem, now.difference, now.interviewers, now.ratings))
    told += [f"{what}." for what in plan.thin]
    told += [
        words.change(c.change, c.minutes, c.precision.sem, c.precision.difference) for c in plan.changes[:5]
    ]
    if not plan.changes:
        told.append(words.NO_CHANGE_HELPS)
    return tuple(told)


def plan_json(plan: Plan) -> dict[str, Any]:
    """Return the document of `hiring-kit plan --json`."""
    return {
        "design": [
            {
                "session": s.session,
                "minutes": s.minutes,
                "interviewers": list(s.interviewers),
                "questions": {q: list(rated) for q, rated in s.questions.items()},
            }
            for s in plan.sessions
        ],
        "precision": vars(plan.precision),
        "changes": [
            {"change": c.change, "minutes": c.minutes, "gain": c.gain, "precision": vars(c.precision)}
            for c in plan.changes
        ],
        "thin": list(plan.thin),
        "variances": dict(plan.variances),
    }
