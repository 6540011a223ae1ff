"""The variances: restricted maximum likelihood, with a penalty that fades with data.

REML: Patterson & Thompson 1971, Biometrika 58:545. Average information: Gilmour, Thompson & Cullis 1995, Biometrics
51:1440. The last secant pairs correct it by the BFGS formula, which stops the swing of pure average-information steps
when a term has few levels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, pi

import numpy as np

from kit.scoring.prior import Prior
from kit.scoring.solution import Solution, System, Theta
from kit.scoring.threads import one_thread

LOWEST, HIGHEST = -7.0, 4.0
MOST_EVALUATIONS = 60
NEAR_ZERO = 0.02
USUAL = Prior()


@dataclass(frozen=True, eq=False)
class Variances:
    """The best theta, the residual variance `s2` there, and how sure the logarithms of theta are.

    `active` are the terms that were estimated (not held at 0); `curvature` is that of half the criterion in their
    logarithms.
    """

    theta: Theta
    s2: float
    solution: Solution
    active: tuple[str, ...]
    curvature: np.ndarray
    converged: bool
    evaluations: int


def residual_variance(solution: Solution, prior: Prior | None, length: float) -> float:
    """Return the residual variance that is best at the theta of *solution*."""
    free = solution.design.n - solution.design.p
    if prior is None:
        return solution.rss / free
    return (solution.rss + prior.pulls * (prior.residual * length) ** 2) / (free + prior.pulls)


def deviance(solution: Solution) -> float:
    """Return the REML criterion, -2 log likelihood, at the theta of *solution*; equals lme4's `REMLcrit`."""
    free = solution.design.n - solution.design.p
    return free * (1.0 + log(2.0 * pi * solution.rss / free)) + solution.logdet


def criterion(solution: Solution, prior: Prior | None, length: float) -> float:
    """Return what is made as small as it can be: the REML criterion and the penalty of the prior."""
    free = solution.design.n - solution.design.p
    s2 = residual_variance(solution, prior, length)
    found = free * log(2.0 * pi * s2) + solution.rss / s2 + solution.logdet
    if prior is None:
        return found
    found += prior.pulls * (log(s2) + (prior.residual * length) ** 2 / s2)
    for term in solution.design.terms:
        found += ((log(solution.theta[term]) - prior.mean(term)) / prior.spread) ** 2
    return found


def slope(solution: Solution, term: str, s2: float) -> float:
    """Return tr(Z'P*Z) - |Z'P*y|^2/s2: above 0 when a smaller variance of the term fits better."""
    return solution.traces[term] - solution.squares[term] / s2


def gradient(solution: Solution, active: tuple[str, ...], prior: Prior | None, length: float) -> np.ndarray:
    """Return the slope of half the criterion in the logarithms of theta."""
    s2 = residual_variance(solution, prior, length)
    found = np.array([solution.theta[t] ** 2 * slope(solution, t, s2) for t in active])
    if prior is not None:
        found += [(log(solution.theta[t]) - prior.mean(t)) / prior.spread**2 for t in active]
    return found


def curvature(solution: Solution, active: tuple[str, ...], prior: Prior | None, length: float) -> np.ndarray:
    """Return the average information in the logarithms of theta, the residual variance taken out."""
    found = information(solution, active, prior, length, [2.0 * solution.theta[t] ** 2 for t in active])
    return found if prior is None else found + np.eye(len(active)) / prior.spread**2


def information(
    solution: Solution, active: tuple[str, ...], prior: Prior | None, length: float, unit: Sequence[float]
) -> np.ndarray:
    """Return the average information of some terms, the residual variance and the prior's word on it taken out.

    Args:
        solution: Where.
        active: Which terms.
        prior: What is usual.
        length: Of the scale.
        unit: By how much theta squared grows when a term's own figure grows: 2 theta^2 for logarithms of theta.
    """
    s2 = residual_variance(solution, prior, length)
    places = [*(solution.design.terms.index(t) for t in active), len(solution.design.terms)]
    known = solution.information[np.ix_(places, places)] / (2.0 * s2**3)
    squares = np.array([solution.theta[t] ** 2 for t in active])
    m = len(active)
    inner = np.zeros((m + 1, m + 1))  # d(variances)/d(figures of the terms, log residual variance)
    inner[range(m), range(m)] = np.asarray(unit) * s2
    inner[:m, m] = squares * s2
    inner[m, m] = s2
    found = inner.T @ known @ inner
    if prior is not None:
        found[m, m] += prior.pulls / 2.0
    found = found[:m, :m] - np.outer(found[:m, m], found[m, :m]) / found[m, m]
    return (found + found.T) / 2.0


@one_thread
def estimate(
    system: System,
    prior: Prior | None,
    length: float,
    *,
    tolerance: float = 1e-6,
) -> Variances:
    """Return the variances that fit best.

    After `MOST_EVALUATIONS` it gives up; then the prior's medians stand in (without a prior, what was reached).

    Args:
        system: The equations.
        prior: What is usual; without it, plain REML, where a term can be exactly 0.
        length: Top point of the scale minus its bottom point; only the prior needs it.
        tolerance: Stop when the criterion can fall by no more than this (in half units, by its curvature).

    Returns:
        Always variances; `converged` says whether they were found.
    """
    search = _Search(system, prior, length, tolerance)
    medians = (prior or USUAL).medians
    return search.run({t: medians[t] for t in system.design.terms})


class _Search:
    """One search; `active` shrinks when a term is held at 0."""

    def __init__(self, system: System, prior: Prior | None, length: float, tolerance: float):
        self.system, self.prior, self.length = system, prior, length
        self.tolerance, self.evaluations = tolerance, 0
        self.terms = system.design.terms
        self.active = self.terms
        self.secants: list[tuple[np.ndarray, np.ndarray]] = []
        self.freed: set[str] = set()

    def solve(self, theta: Theta) -> Solution:
        self.evaluations += 1
        return self.system.solve(theta, slopes=True)

    def height(self, solution: Solution) -> float:
        if self.prior is None and solution.rss <= 0.0:
            return inf  # rounding, where next to no residual is left
        return criterion(solution, self.prior, self.length) / 2.0

    def run(self, theta: Theta) -> Variances:
        here = self.solve(theta)
        converged = False
        while self.evaluations < MOST_EVALUATIONS:
            here = self._held_at_zero(here)
            step, gain = self._step(here)
            if gain < self.tolerance:
                freed = self._freed(here)
                if freed is None:
                    converged = True
                    break
                here = freed
                continue
            moved = self._moved(here, step)
            if moved is None:
                break
            here = moved
        if not converged:
            if self.prior is None:
                here, converged = self._by_squares(here)
            else:
                here = self.solve({t: self.prior.medians[t] for t in self.terms})
        s2 = residual_variance(here, self.prior, self.length)
        bend = curvature(here, self.active, self.prior, self.length)
        return Variances(here.theta, s2, here, self.active, _positive(bend), converged, self.evaluations)

    def _step(self, here: Solution) -> tuple[np.ndarray, float]:
        """Return the next step in log theta, and by how much half the criterion should fall."""
        if not self.active:
            return np.zeros(0), 0.0
        slopes = gradient(here, self.active, self.prior, self.length)
        bend = _positive(curvature(here, self.active, self.prior, self.length))
        for s, y in self.secants[-5:]:
            if s @ y > 0:
                bs = bend @ s
                bend = bend + np.outer(y, y) / (s @ y) - np.outer(bs, bs) / (s @ bs)
        step = -np.linalg.solve(_positive(bend), slopes)
        gain = float(-slopes @ step)
        return step * min(1.0, 1.0 / max(np.abs(step).max(), 1e-300)), gain

    def _moved(self, here: Solution, step: np.ndarray) -> Solution | None:
        """Return the solution after a step that does not rise, else after one EM step; nothing when both rise."""
        before, height = self._logs(here), self.height(here)
        room = 1e-12 * (1.0 + abs(height))
        for halving in range(11):
            there = self._at(np.clip(before + step / 2.0**halving, LOWEST, HIGHEST), here.theta)
            if self.height(there) <= height + room:
                moved = self._logs(there) - before
                bend = gradient(there, self.active, self.prior, self.length)
                self.secants.append((moved, bend - gradient(here, self.active, self.prior, self.length)))
                return there
            if self.evaluations >= MOST_EVALUATIONS:
                return None
        self.secants.clear()
        return self._expected(here, height + room)

    def _expected(self, here: Solution, height: float) -> Solution | None:
        """One step of expectation-maximisation (Laird & Ware 1982, Biometrics 38:963), which never leaves 0 and up."""
        s2 = residual_variance(here, self.prior, self.length)
        theta = dict(here.theta)
        for term in self.active:
            square = theta[term] ** 2
            square -= square**2 * slope(here, term, s2) / self.system.design.levels(term)
            theta[term] = float(np.sqrt(max(square, exp(2.0 * LOWEST))))
        there = self.solve(theta)
        return there if self.height(there) < height else None

    def _by_squares(self, here: Solution) -> tuple[Solution, bool]:
        """Plain REML where steps in logarithms swing: projected Newton steps in theta squared, which can be exactly 0.

        Bertsekas 1982, SIAM J. Control Optim. 20:221. It gives up where a term grows for ever: then no residual is left.
        """
        for _ in range(MOST_EVALUATIONS):
            s2 = residual_variance(here, None, self.length)
            slopes = np.array([slope(here, t, s2) for t in self.terms]) / 2.0
            squares = np.array([here.theta[t] ** 2 for t in self.terms])
            free = np.flatnonzero((squares > 0) | (slopes < 0))
            self.active = tuple(t for t, square in zip(self.terms, squares, strict=True) if square > 0)
            if not len(free):
                return here, True
            some = tuple(self.terms[k] for k in free)
            bend = _positive(information(here, some, None, self.length, [1.0] * len(some)))
            # The second step follows each term by itself: it falls also where the first leaves what is possible.
            steps = np.zeros((2, len(squares)))
            steps[0, free] = -np.linalg.solve(bend, slopes[free])
            steps[1, free] = -slopes[free] / np.diagonal(bend)
            if -slopes @ steps[0] < self.tolerance:
                return here, True
            if squares.max() > exp(2.0 * HIGHEST):
                return here, False
            there = self._projected(here, squares, steps[0]) or self._projected(here, squares, steps[1])
            if there is None:
                return here, False
            here = there
        return here, False

    def _projected(self, here: Solution, squares: np.ndarray, step: np.ndarray) -> Solution | None:
        """Return the solution after a step that falls, halved as often as that takes; nothing when none does."""
        height = self.height(here)
        for halving in range(21):
            moved = np.maximum(squares + step / 2.0**halving, 0.0)
            there = self.solve(dict(zip(self.terms, map(float, np.sqrt(moved)), strict=True)))
            if self.height(there) < height:
                return there
        return None

    def _logs(self, solution: Solution) -> np.ndarray:
        return np.array([log(solution.theta[t]) for t in self.active])

    def _at(self, logs: np.ndarray, theta: Theta) -> Solution:
        return self.solve({**theta, **{t: exp(r) for t, r in zip(self.active, logs, strict=True)}})

    def _held_at_zero(self, here: Solution) -> Solution:
        """Without a prior, hold at exactly 0 a small term that fits no worse there: its logarithm would creep for ever."""
        if self.prior is not None:
            return here
        for term in self.active:
            if here.theta[term] < NEAR_ZERO and term not in self.freed:
                there = self.solve({**here.theta, term: 0.0})
                if slope(there, term, residual_variance(there, None, self.length)) >= 0:
                    self.active = tuple(t for t in self.active if t != term)
                    self.secants.clear()
                    return self._held_at_zero(there)
        return here

    def _freed(self, here: Solution) -> Solution | None:
        """Return a solution with a term let go again that was held at 0 and should grow after all."""
        s2 = residual_variance(here, self.prior, self.length)
        for term in self.terms:
            held = term not in self.active
            if held and term not in self.freed and slope(here, term, s2) < -1e-9 * here.traces[term]:
                self.freed.add(term)
                self.active = tuple(t for t in self.terms if t in {*self.active, term})
                self.secants.clear()
                return self.solve({**here.theta, term: 2.0 * NEAR_ZERO})
        return None


def _positive(matrix: np.ndarray) -> np.ndarray:
    """Return *matrix*, with so much of its diagonal added that it is safely positive definite."""
    if not matrix.size:
        return matrix
    added = 0.0
    diagonal = np.diag(np.maximum(np.abs(np.diagonal(matrix)), 1e-8))
    while True:
        found = matrix + added * diagonal
        size = np.linalg.eigvalsh(found)
        if size[0] > 1e-13 * size[-1] and size[0] > 0:
            return found
        added = max(1e-3, 4.0 * added)


def points_around(found: Variances) -> tuple[dict[str, float], ...]:
    """Return 2m values of theta that stand for how unsure it is: log theta +- sqrt(m) x a column of the root.

    Sigma points of the unscented transform: Julier & Uhlmann 1997, Proc. SPIE 3068:182.
    """
    m = len(found.active)
    if not m:
        return ()
    root = np.linalg.cholesky(np.linalg.inv(found.curvature)) * np.sqrt(m)
    logs = np.array([log(found.theta[t]) for t in found.active])
    theta = dict(found.theta)
    some: list[dict[str, float]] = []
    for column in root.T:
        for sign in (1.0, -1.0):
            moved = np.clip(logs + sign * column, LOWEST, HIGHEST)
            some.append({**theta, **{t: exp(r) for t, r in zip(found.active, moved, strict=True)}})
    return tuple(some)
