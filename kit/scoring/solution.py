"""A solution of the model's equations: the effects, how sure they are, and what a better theta is found by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from kit.scoring.design import Design

Theta = Mapping[str, float]


class Spread(Protocol):
    """How sure linear functionals are: a_c = omega's_c + h'b, in units of the residual variance."""

    def variances(self, omega: np.ndarray, h: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return Var(a_c) and the sum over b of Cov(a_c, a_b), for several functionals: both (functionals, C)."""
        ...

    def covariance(
        self, omega: np.ndarray, h: np.ndarray, rows: np.ndarray, columns: np.ndarray
    ) -> np.ndarray:
        """Return Cov(a_c, a_b) of one functional for the candidates *rows* x *columns*."""
        ...


class System(Protocol):
    """The equations of one design, which can be solved at any theta: `dense.Dense` and `block.Blocks`."""

    design: Design

    def solve(self, theta: Theta, *, slopes: bool = False) -> Solution:
        """Return the solution at *theta*."""
        ...


@dataclass(frozen=True, eq=False)
class Solution:
    """What the model says at one `theta`, in the scale of the ratings; uncertainties in units of residual variance.

    `rss` is y'P*y and `logdet` log|V*| + log|X'V*^-1 X|. `residual` has one entry a rating; `s` (candidates,
    competencies) is how far a candidate is from the mean of each; `b` holds the effects of interviewers, of questions
    and the fixed means, with covariance `T`. `traces`, `squares` and `information` (terms, then the residual) are
    there when slopes were asked for.
    """

    design: Design
    theta: Theta
    rss: float
    logdet: float
    residual: np.ndarray
    s: np.ndarray
    b: np.ndarray
    T: np.ndarray
    blocks: Spread
    traces: Mapping[str, float] = field(default_factory=dict)
    squares: Mapping[str, float] = field(default_factory=dict)
    information: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))

    def with_slopes(
        self, traces: Mapping[str, float], squares: Mapping[str, float], information: np.ndarray
    ) -> Solution:
        """Return this solution with what the search for theta needs."""
        return replace(self, traces=traces, squares=squares, information=information)

    @property
    def interviewer(self) -> np.ndarray:
        """How much more than others each interviewer gives; zeros when the term is not in the model."""
        end = self.design.columns[0]
        return self.b[:end] if end else np.zeros(len(self.design.interviewers))

    @property
    def question(self) -> np.ndarray:
        """How much more than in others is given in each question; zeros when the term is not in the model."""
        begin, end, _ = self.design.columns
        return self.b[begin:end] if end > begin else np.zeros(len(self.design.questions))

    @property
    def fixed(self) -> np.ndarray:
        """The mean of each competency, or the one mean."""
        return self.b[self.design.columns[1] :]

    @property
    def share(self) -> float:
        """kappa: the part of a candidate's sum over competencies that is the candidate and no profile."""
        u, t = self.theta.get("candidate", 0.0) ** 2, self.theta.get("candidate_competency", 0.0) ** 2
        whole = t + len(self.design.competencies) * u
        return u / whole if whole else 0.0

    @property
    def candidate(self) -> np.ndarray:
        """The effect of each candidate, over all competencies."""
        return self.share * self.s.sum(1)

    @property
    def profile(self) -> np.ndarray:
        """The effect of each candidate in each competency, beside the candidate's own."""
        return self.s - self.candidate[:, None]

    def values(self, omega: np.ndarray, h: np.ndarray) -> np.ndarray:
        """Return a_c = omega's_c + h'b of several functionals: (functionals, candidates)."""
        return omega @ self.s.T + (h @ self.b)[:, None]
