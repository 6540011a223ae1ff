"""The model: y = mean of the competency + candidate + profile + halo + interviewer + question + chance.

Start at `fit`. Checked against R lme4 1.1-31 and exact analyses of variance of published tables; see
`tests/scoring/test_model.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from math import exp
from typing import Any, Literal

import numpy as np
import pandas as pd

from kit.errors import ScoringError
from kit.scoring import words
from kit.scoring.block import Blocks
from kit.scoring.dense import DENSE_UP_TO, Dense
from kit.scoring.design import TERMS, Design, code
from kit.scoring.distribution import normal_cdf
from kit.scoring.prior import DEFAULT, Prior
from kit.scoring.solution import Solution, System, Theta
from kit.scoring.threads import one_thread
from kit.scoring.variance import (
    HIGHEST,
    Variances,
    criterion,
    deviance,
    estimate,
    points_around,
    residual_variance,
)
from kit.yamlfile import near

Reference = Literal["panel", "population"]
SURE = 1.96  # standard deviations on each side of a 95 % interval
POINTS_UP_TO = 60  # candidates: with more, the uncertainty of the variances changes nothing that shows
WHOLE_UP_TO = 5000  # candidates: with more, variances come from a draw
DRAWN = 1500
DRAWN_TOLERANCE = 1e-3  # of half the criterion: far below what a draw leaves in doubt
LEADER = 0.95


@dataclass(frozen=True, eq=False)
class Scores:
    """One score a candidate, with all that says how sure it is; in points of the scale.

    `estimate` and `variance` have one entry a candidate, in the order of `candidates`. `total` is the sum of a
    score's covariances with all scores; `job` the place of the job, among those of the fit, that the scores are of.
    """

    candidates: tuple[str, ...]
    estimate: np.ndarray
    variance: np.ndarray
    total: np.ndarray
    signal: float
    fit: Fit
    omega: np.ndarray
    h: np.ndarray
    job: int = 0

    @property
    def se(self) -> np.ndarray:
        """The standard deviation of each score."""
        return np.sqrt(self.variance)

    @property
    def low(self) -> np.ndarray:
        """The lower end of each 95 % interval."""
        return self.estimate - SURE * self.se

    @property
    def high(self) -> np.ndarray:
        """The upper end of each 95 % interval."""
        return self.estimate + SURE * self.se

    def covariance(
        self, rows: Sequence[int] | None = None, columns: Sequence[int] | None = None
    ) -> np.ndarray:
        """Return the covariances of the scores of *rows* with those of *columns* (rows, columns); of all when left out."""
        left = np.arange(len(self.candidates)) if rows is None else np.asarray(rows)
        right = left if columns is None else np.asarray(columns)
        return self.fit._covariance(self.omega, self.h, left, right)

    def difference(self, rows: Sequence[int], columns: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
        """Return how far each of *rows* is above each of *columns*, and the standard deviation of that: (rows, columns).

        The covariance is in it: candidates seen by the same interviewers are compared better than their intervals
        suggest.
        """
        left, right = np.asarray(rows), np.asarray(columns)
        distance = self.estimate[left][:, None] - self.estimate[right]
        variance = self.variance[left][:, None] + self.variance[right]
        variance = variance - 2.0 * self.covariance(rows, columns)
        return distance, np.sqrt(np.maximum(variance, 0.0))

    def above(self, rows: Sequence[int], columns: Sequence[int]) -> np.ndarray:
        """Return the chance that each of *rows* is truly above each of *columns*; .5 beside themselves."""
        distance, deviation = self.difference(rows, columns)
        return normal_cdf(distance / np.where(deviation > 0, deviation, 1.0))

    @property
    def mean_difference(self) -> np.ndarray:
        """For each candidate the mean variance of its difference from the others; NaN for one alone."""
        C = len(self.candidates)
        if C < 2:
            return np.full(C, np.nan)
        others = (self.variance.sum() - self.variance) / (C - 1)
        return self.variance + others - 2.0 * (self.total - self.variance) / (C - 1)

    @property
    def reliabilities(self) -> np.ndarray:
        """For each candidate, how much of the differences from others is real; from its pairs (Cullis et al. 2006)."""
        if not self.signal:
            return np.zeros(len(self.candidates))
        return 1.0 - self.mean_difference / (2.0 * self.signal)

    @property
    def reliability(self) -> float:
        """The same over all pairs: the Cullis form of reliability (J. Agric. Biol. Environ. Stat. 11:381)."""
        return float(self.reliabilities.mean())

    def level_with_first(self, order: Sequence[int]) -> tuple[int, ...]:
        """Return the first of *order*, places of candidates, and all whom nothing separates from it: P(first above) < .95.

        Nobody, where *order* has fewer than two.
        """
        if len(order) < 2:
            return ()
        chance = self.above(order[:1], order[1:])[0]
        return (order[0], *(c for c, p in zip(order[1:], chance, strict=True) if p < LEADER))


@dataclass(frozen=True)
class Shift:
    """Why an adjusted score differs from the raw mean; the four parts add up to `whole`, in points.

    `interviewers`: they rate more or less strictly than the panel; `questions`: these were harder or easier;
    `mix`: competencies are rated more or less often than they weigh; `evidence`: little of it pulls to the middle.
    """

    raw: float
    adjusted: float
    interviewers: float
    questions: float
    mix: float
    evidence: float

    @property
    def whole(self) -> float:
        """Adjusted minus raw."""
        return self.adjusted - self.raw


@dataclass(frozen=True, eq=False)
class Fit:
    """A fitted model. Everything is in points of the scale, and in the order of the sorted names."""

    design: Design
    system: System
    found: Variances
    prior: Prior | None
    length: float
    notes: tuple[str, ...] = ()

    @property
    def theta(self) -> Theta:
        """The standard deviation of each term, in units of the residual's."""
        return self.found.theta

    @property
    def solution(self) -> Solution:
        """The equations' solution at the best theta."""
        return self.found.solution

    @property
    def converged(self) -> bool:
        """Whether the variances were found; else usual ones stand in."""
        return self.found.converged

    @property
    def variances(self) -> dict[str, float]:
        """The variance of each term of the model, and of the residual."""
        terms = {t: self.theta[t] ** 2 * self.found.s2 for t in self.design.terms}
        return terms | {"residual": self.found.s2}

    @property
    def deviance(self) -> float:
        """The REML criterion, without the prior's part."""
        return deviance(self.solution)

    @property
    def criterion(self) -> float:
        """What was made as small as it can be: the REML criterion and the penalty of the prior."""
        return criterion(self.solution, self.prior, self.length)

    @property
    def fixed(self) -> dict[str, float]:
        """The mean of each competency; one mean, under the name `mean`; or those of jobs, and contrasts of competencies."""
        return dict(zip(self.design.fixed_names(), map(float, self.solution.fixed), strict=True))

    @cached_property
    def digest(self) -> str:
        """What stands for the ratings, whatever the order of their rows."""
        parts = (np.ascontiguousarray(a).tobytes() for a in _identity(self.design))
        return sha256(b"".join(parts)).hexdigest()

    @property
    def settings(self) -> dict[str, Any]:
        """What a published result must keep, so that it can be made again."""
        return {
            "terms": self.design.terms,
            "fixed": self.design.fixed,
            "prior": None if self.prior is None else vars(self.prior) | {"medians": dict(self.prior.medians)},
            "length": self.length,
            "variances": self.variances,
            "input": self.digest,
            "versions": {"numpy": np.__version__, "pandas": pd.__version__},
        }

    def effect(self, term: str) -> pd.Series:
        """Return the predicted effect of each level of a term, by its name (two names for profile and halo).

        Raises:
            ScoringError: when there is no such term.
        """
        design, solution = self.design, self.solution
        if term == "candidate":
            return pd.Series(solution.candidate, list(design.candidates))
        if term == "interviewer":
            return pd.Series(solution.interviewer, list(design.interviewers))
        if term == "question":
            return pd.Series(solution.question, list(design.questions))
        if term == "candidate_competency":
            names = pd.MultiIndex.from_product([design.candidates, design.competencies])
            return pd.Series(solution.profile.ravel(), names)
        if term == "halo":
            square = self.theta["halo"] ** 2
            sums = np.bincount(design.pair, solution.residual, len(design.pairs))
            owner, other = np.divmod(design.pairs, len(design.interviewers))
            names = pd.MultiIndex.from_arrays(
                [np.array(design.candidates, object)[owner], np.array(design.interviewers, object)[other]]
            )
            return pd.Series(square * sums, names)  # theta^2 Z'P*y
        raise ScoringError(f"Unknown term '{term}'. Known: {', '.join(TERMS)}.")

    def covariance(self, term: str) -> np.ndarray:
        """Return the prediction covariance of a term's effects; it holds how unsure the means are.

        Args:
            term: `candidate`, `interviewer`, `question`, or `fixed` for the means.

        Returns:
            A square table in the order of the term's names; of a term that the model has not, 0 x 0.

        Raises:
            ScoringError: when *term* is none of these.
        """
        s2, T = self.found.s2, self.solution.T
        interviewers, questions, _ = self.design.columns
        if term == "candidate":
            D, C = len(self.design.competencies), len(self.design.candidates)
            u, t = self.theta["candidate"] ** 2, self.theta["candidate_competency"] ** 2
            rest = u * t / (t + D * u) if t + D * u else 0.0
            everyone = np.arange(C)
            share = np.full(D, self.solution.share)
            known = self.solution.blocks.covariance(share, np.zeros(len(T)), everyone, everyone)
            return s2 * (known + rest * np.eye(C))
        parts = {
            "interviewer": slice(0, interviewers),
            "question": slice(interviewers, questions),
            "fixed": slice(questions, None),
        }
        if term not in parts:
            raise ScoringError(f"There is no covariance of '{term}'. Known: candidate, {', '.join(parts)}.")
        return s2 * T[parts[term], parts[term]]

    @cached_property
    def points(self) -> tuple[tuple[Solution, float], ...]:
        """Solutions around the best theta, that stand for how unsure it is; none for large jobs or without a prior."""
        if self.prior is None or not self.converged or len(self.design.candidates) > POINTS_UP_TO:
            return ()
        some = [self.system.solve(theta) for theta in points_around(self.found)]
        return tuple((one, residual_variance(one, self.prior, self.length)) for one in some)

    def _job(self, job: str | None) -> int:
        """Return the place of a job, the first one when none is named."""
        if job is None:
            return 0
        if job not in self.design.jobs:
            raise ScoringError(f"There is no job '{job}' in these ratings.")
        return self.design.jobs.index(job)

    def _place(self, candidate: str) -> int:
        if candidate not in self.design.candidates:
            raise ScoringError(f"'{candidate}' has no rating here.{near(candidate, self.design.candidates)}")
        return self.design.candidates.index(candidate)

    def weights(self, weights: Mapping[str, float] | None = None, job: str | None = None) -> np.ndarray:
        """Return the weight of each competency rated in the job, adding up to 1; equal ones when none are given.

        Raises:
            ScoringError: when no weighted competency was rated in the job, or there is no such job.
        """
        rated = self.design.competencies
        found = np.array([(weights or {}).get(c, 0.0) for c in rated], float)
        if not weights:
            found[:] = 1.0
        found[~self.design.rated(self._job(job))] = 0.0
        if found.sum() <= 0:
            raise ScoringError("No competency that has a weight was rated.")
        return found / found.sum()

    def functional(
        self, omega: np.ndarray, reference: Reference = "panel", job: str | None = None
    ) -> np.ndarray:
        """Return h: what a score of a job holds of interviewers, questions and means.

        Raises:
            ScoringError: when there is no such job.
        """
        interviewers, questions, K = self.design.columns
        place = self._job(job)
        h = np.zeros(K)
        h[questions:] = self.design.fixed_part(omega, place)
        if reference == "panel":
            if interviewers:
                panel = self.design.panel(place)
                h[panel] = omega.sum() / len(panel)
            if questions > interviewers:
                for d in np.flatnonzero(omega):
                    asked = self.design.asked(int(d), place)
                    h[interviewers + asked] += omega[d] / len(asked)
        return h

    def scores(
        self,
        weights: Mapping[str, float] | None = None,
        reference: Reference = "panel",
        job: str | None = None,
    ) -> Scores:
        """Return one score a candidate.

        Args:
            weights: By competency; equal when left out. Competencies that nobody rated take no part.
            reference: `panel`: as the average member of this panel would have scored, over the questions in use;
                `population`: as interviewers in general would, which is less sure, to compare with other jobs.
            job: With several jobs in the fit, the one whose panel, questions and mean the scores are of. Those of the
                other jobs' candidates then say how they would have done in it, and are not for show.

        Raises:
            ScoringError: as `weights`.
        """
        return self._scores(self.weights(weights, job)[None], reference, job)[0]

    def profiles(self, reference: Reference = "panel", job: str | None = None) -> tuple[Scores, ...]:
        """Return the scores of each competency alone, in the order of the competencies.

        Raises:
            ScoringError: when there is no such job.
        """
        return self._scores(np.eye(len(self.design.competencies)), reference, job)

    def _scores(self, omega: np.ndarray, reference: Reference, job: str | None) -> tuple[Scores, ...]:
        h = np.array([self.functional(one, reference, job) for one in omega])
        value = self.solution.values(omega, h)
        variance, total = self._uncertain(omega, h)
        s2 = self.found.s2
        u, t = self.theta["candidate"] ** 2 * s2, self.theta["candidate_competency"] ** 2 * s2
        return tuple(
            Scores(
                self.design.candidates, value[i], variance[i], total[i],
                float(u * omega[i].sum() ** 2 + t * (omega[i] @ omega[i])), self, omega[i], h[i], self._job(job),
            )
            for i in range(len(omega))
        )  # fmt: skip

    @one_thread
    def _uncertain(self, omega: np.ndarray, h: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Variances, and sums of covariances, of several functionals; over the points where there are any."""
        if not self.points:
            variance, total = self.solution.blocks.variances(omega, h)
            return self.found.s2 * variance, self.found.s2 * total
        found = [
            (s2 * np.array(one.blocks.variances(omega, h)), one.values(omega, h)) for one, s2 in self.points
        ]
        spread = np.mean([parts for parts, _ in found], axis=0)
        moved = np.array([values for _, values in found])
        moved = moved - moved.mean(0)
        variance = spread[0] + (moved**2).mean(0)
        return variance, spread[1] + (moved * moved.sum(2, keepdims=True)).mean(0)

    @one_thread
    def _covariance(
        self, omega: np.ndarray, h: np.ndarray, rows: np.ndarray, columns: np.ndarray
    ) -> np.ndarray:
        if not self.points:
            return self.found.s2 * self.solution.blocks.covariance(omega, h, rows, columns)
        known = [s2 * one.blocks.covariance(omega, h, rows, columns) for one, s2 in self.points]
        moved = np.array([one.values(omega[None], h[None])[0] for one, _ in self.points])
        moved = moved - moved.mean(0)
        return np.mean(known, axis=0) + moved[:, rows].T @ moved[:, columns] / len(moved)

    def compare(
        self, a: str, b: str, weights: Mapping[str, float] | None = None
    ) -> tuple[float, float, float]:
        """Return how far candidate *a* is above *b*, the standard deviation of that, and the chance that it is so.

        Raises:
            ScoringError: when one of them has no rating; else as `scores`.
        """
        scores, left, right = self.scores(weights), self._place(a), self._place(b)
        distance, deviation = scores.difference([left], [right])
        return float(distance[0, 0]), float(deviation[0, 0]), float(scores.above([left], [right])[0, 0])

    @one_thread
    def severity(self) -> pd.DataFrame:
        """Return how many points each interviewer gives above colleagues, for the same candidates.

        Returns:
            By interviewer: `severity` (negative is stricter), `se`, `low` and `high` (95 %), `candidates` (how many
            they rated) and `known`, which is 1 minus the share of the term's variance that is left in doubt. Empty
            when the model has no such term.
        """
        names = list(self.design.interviewers)
        columns = ["severity", "se", "low", "high", "candidates", "known"]
        if "interviewer" not in self.design.terms:
            return pd.DataFrame(columns=columns, dtype=float)
        J = len(names)
        contrast = np.eye(J) - 1.0 / J
        value = contrast @ self.solution.interviewer
        known = [
            (s2 * np.einsum("ij,jk,ik->i", contrast, one.T[:J, :J], contrast, optimize=True), contrast @ one.interviewer)
            for one, s2 in (self.points or ((self.solution, self.found.s2),))
        ]  # fmt: skip
        variance = np.mean([v for v, _ in known], axis=0) + np.var([m for _, m in known], axis=0)
        own = self.found.s2 * np.diagonal(self.solution.T)[:J]
        usual = self.variances["interviewer"]
        other = self.design.pairs % J
        se = np.sqrt(variance)
        return pd.DataFrame(
            {
                "severity": value,
                "se": se,
                "low": value - SURE * se,
                "high": value + SURE * se,
                "candidates": np.bincount(other, minlength=J),
                "known": 1.0 - own / usual if usual else np.zeros(J),
            },
            names,
        )

    def explain(self, candidate: str, weights: Mapping[str, float] | None = None) -> Shift:
        """Return why the adjusted score of a candidate differs from the raw mean, in parts that add up.

        Raises:
            ScoringError: when the candidate has no rating; else as `scores`.
        """
        return self.explain_all(self.scores(weights), [self._place(candidate)])[0]

    def explain_all(self, scores: Scores, chosen: Sequence[int]) -> tuple[Shift, ...]:
        """Return the shifts of several candidates, by their places, for scores of this fit."""
        design, solution = self.design, self.solution
        omega, h = scores.omega, scores.h
        adjusted = solution.values(omega[None], h[None])[0]
        counts = np.bincount(design.candidate, minlength=len(design.candidates))

        def met(effect: np.ndarray) -> np.ndarray:
            """The mean of an effect over each candidate's ratings."""
            return np.bincount(design.candidate, effect, len(design.candidates)) / counts

        interviewers, questions, _ = design.columns
        raw = met(design.value)
        stricter = h[:interviewers] @ solution.interviewer if interviewers else 0.0
        asked = h[interviewers:questions] @ solution.question if questions > interviewers else 0.0
        by_interviewers = stricter - met(solution.interviewer[design.interviewer])
        by_questions = asked - met(solution.question[design.question])
        fixed = np.append(
            solution.fixed, 0.0
        )  # the last one for ratings that touch no contrast: -1 is its place
        by_mix = h[questions:] @ solution.fixed - met(np.sum([fixed[one] for one in design.means], axis=0))
        return tuple(
            Shift(
                float(raw[c]), float(adjusted[c]), float(by_interviewers[c]), float(by_questions[c]), float(by_mix[c]),
                float(adjusted[c] - raw[c] - by_interviewers[c] - by_questions[c] - by_mix[c]),
            )
            for c in chosen
        )  # fmt: skip

    def with_more(
        self, candidate: str, planned: pd.DataFrame, weights: Mapping[str, float] | None = None
    ) -> float:
        """Return the standard deviation that a candidate's score will have after one more interview.

        How sure a score is depends on who rates whom on what, not on the ratings: the variances stay as they are.

        Args:
            candidate: Who is interviewed.
            planned: One row a rating to come: `interviewer`, `competency`, `question`.
            weights: As in `scores`.

        Raises:
            ScoringError: when the candidate has no rating; else as `scores`.
        """
        job = self.design.jobs[self.design.job[self.design.candidate == self._place(candidate)][0]]
        now = pd.DataFrame(
            {
                "candidate": np.array(self.design.candidates, object)[self.design.candidate],
                "competency": np.array(self.design.competencies, object)[self.design.competency],
                "interviewer": np.array(self.design.interviewers, object)[self.design.interviewer],
                "question": np.array(self.design.questions, object)[self.design.question],
                "job": np.array(self.design.jobs, object)[self.design.job],
                "rating": self.design.value,
            }
        )
        later = pd.concat([now, planned.assign(candidate=candidate, job=job, rating=0.0)], ignore_index=True)
        design = code(later, self.design.terms, self.design.fixed)
        solution = system_of(design).solve(self.theta)
        there = Fit(
            design, system_of(design),
            Variances(self.theta, self.found.s2, solution, (), np.zeros((0, 0)), True, 0), None, self.length,
        )  # fmt: skip
        place = design.candidates.index(candidate)
        return float(there.scores(weights, job=job).se[place])


def system_of(design: Design) -> System:
    """Return the equations of a design: written out for a small one, in blocks for any other."""
    return Dense(design) if design.n <= DENSE_UP_TO else Blocks(design)


@one_thread
def fit(
    table: pd.DataFrame,
    terms: Iterable[str] | None = None,
    fixed: str = "competency",
    prior: Prior | None = DEFAULT,
    *,
    length: float = 4.0,
    tolerance: float = 1e-6,
    whole: bool = False,
) -> Fit:
    """Return the model fitted to a table of ratings.

    Args:
        table: As in `code`, all on one scale.
        terms: The random terms, of `design.TERMS`; without it, those that the design can carry.
        fixed: `competency` for a mean of each competency, `mean` for one mean. `job` pools jobs, named in the column
            `job`: each has its own mean, competencies differ alike in all of them, and how strictly people rate
            rests on the candidates of all.
        prior: What is usual in interviews; `None` for plain REML.
        length: Top point of the scale minus its bottom point (4 on `bars5`); the prior's residual is a share of it.
        tolerance: How near the optimum is near enough; 1e-12 in tests.
        whole: Take all ratings for the variances also when there are more than 5,000 candidates.

    Raises:
        ScoringError: when the ratings can not carry it: no more of them than means, or all alike without a prior;
            else as `code`.

    Examples:
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1", "c1", "c2", "c2", "c3", "c3"],
        ...     "interviewer": ["ada", "bo", "ada", "bo", "ada", "bo"],
        ...     "competency": ["debugging"] * 6,
        ...     "rating": [5, 4, 3, 2, 3, 3],
        ... })
        >>> found = fit(table)
        >>> found.scores().estimate.round(2).tolist()
        [4.19, 2.72, 3.09]
        >>> found.severity()["severity"].round(2).to_dict()
        {'ada': 0.14, 'bo': -0.14}
    """
    design = code(table, terms, fixed)
    if design.n <= design.p:
        raise ScoringError(f"{design.n} ratings are too few for {design.p} means.")
    if prior is None and np.ptp(design.value) == 0:
        raise ScoringError("All ratings are the same point: nothing can be told apart.")
    drawn = None if whole or len(design.candidates) <= WHOLE_UP_TO else _drawn(table)
    notes = design.notes
    if drawn is not None:
        part = code(drawn, design.terms, fixed)
        near = max(tolerance, DRAWN_TOLERANCE)
        known = estimate(Blocks(part), prior, length, tolerance=near)
        system: System = Blocks(design)
        solution = system.solve(known.theta)
        s2 = residual_variance(solution, prior, length)
        found = Variances(
            known.theta, s2, solution, known.active, known.curvature, known.converged, known.evaluations
        )
        notes = (*notes, f"Variances come from {DRAWN:,} candidates, drawn by their codes.")
    else:
        system = system_of(design)
        found = estimate(system, prior, length, tolerance=tolerance)
    if prior is None and not found.converged:
        endless = max(found.theta.values()) > 0.9 * exp(HIGHEST)
        notes = (*notes, words.NO_CHANCE_LEFT if endless else words.NOT_FOUND)
    return Fit(design, system, found, prior, length, notes)


def _identity(design: Design) -> tuple[np.ndarray, ...]:
    """What a result depends on, in an order that does not depend on the order of the rows."""
    columns = (
        design.candidate,
        design.interviewer,
        design.competency,
        design.question,
        design.job,
        design.value,
    )
    order = np.lexsort(columns)
    names = (*design.candidates, *design.interviewers, *design.competencies, *design.questions, *design.jobs)
    text = np.frombuffer("\0".join(names).encode(), np.uint8)
    return (*(column[order].astype(float) for column in columns), text)


def _drawn(table: pd.DataFrame) -> pd.DataFrame:
    """Return all ratings of 1,500 candidates, drawn by a hash of their codes: the same ones each time."""
    rated = pd.to_numeric(table["rating"], errors="coerce").notna()
    names = sorted(map(str, table.loc[rated, "candidate"].unique()))
    chosen = sorted(names, key=lambda name: sha256(name.encode()).digest())[:DRAWN]
    return table[table["candidate"].isin(chosen) & rated]
