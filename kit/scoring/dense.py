"""The model's equations written out in full, for small jobs, and to judge the block form by.

Everything is of the size ratings x ratings, so that each line is a line of a textbook: Searle, Casella & McCulloch,
Variance Components (1992), ch. 6 and 7.
"""

from __future__ import annotations

import numpy as np

from kit.scoring.design import TERMS, Design
from kit.scoring.solution import Solution, Theta

DENSE_UP_TO = 60  # ratings: from about 70 on the block form is faster


class Dense:
    """The equations of one small design, ready to be solved at any `theta`; the same answers as `block.Blocks`."""

    def __init__(self, design: Design):
        self.design = design
        self.y = design.value
        n = design.n
        self.X = np.zeros((n, design.p))
        for column in design.means:
            self.X[np.flatnonzero(column >= 0), column[column >= 0]] = 1.0
        self.alike = {t: _same(design.level(t)) for t in design.terms}

    def solve(self, theta: Theta, *, slopes: bool = False) -> Solution:
        """Return the solution at *theta*; with *slopes* also what the search for the best theta needs."""
        theta = {t: theta.get(t, 0.0) for t in TERMS}
        V = np.eye(self.design.n)
        for term, K in self.alike.items():
            V += theta[term] ** 2 * K
        inverse = np.linalg.inv(V)
        VX = inverse @ self.X
        XVX = self.X.T @ VX
        Tx = np.linalg.inv(XVX)
        P = inverse - VX @ Tx @ VX.T
        logdet = 2.0 * np.log(np.diagonal(np.linalg.cholesky(V))).sum() + np.linalg.slogdet(XVX)[1]
        Py = P @ self.y
        beta = Tx @ (VX.T @ self.y)
        prior, columns = self._random(theta)
        effects = prior @ (columns.T @ Py)
        C, D = len(self.design.candidates), len(self.design.competencies)
        b = np.concatenate([effects[C * D :], beta])
        spread = _Spread(C, D, prior, columns, P, VX, Tx)
        found = Solution(
            design=self.design, theta=theta, rss=float(self.y @ Py), logdet=float(logdet), residual=Py,
            s=effects[: C * D].reshape(C, D), b=b, T=spread.C[C * D :, C * D :], blocks=spread,
        )  # fmt: skip
        if not slopes:
            return found
        f = np.array([*(K @ Py for K in self.alike.values()), Py])
        return found.with_slopes(
            {t: float((P * K).sum()) for t, K in self.alike.items()},
            {t: float(Py @ one) for t, one in zip(self.alike, f, strict=False)},
            f @ P @ f.T,
        )

    def _random(self, theta: Theta) -> tuple[np.ndarray, np.ndarray]:
        """Return the covariance and the columns of what is predicted: candidate x competency, interviewers, questions."""
        design = self.design
        C, D = len(design.candidates), len(design.competencies)
        sigma = theta["candidate_competency"] ** 2 * np.eye(D) + theta["candidate"] ** 2
        _, questions, _ = design.columns
        prior = np.zeros((C * D + questions, C * D + questions))
        prior[: C * D, : C * D] = np.kron(np.eye(C), sigma)
        columns = np.zeros((design.n, C * D + questions))
        columns[range(design.n), design.cell] = 1.0
        begin = C * D
        for term in ("interviewer", "question"):
            if term in design.terms:
                columns[range(design.n), begin + design.level(term)] = 1.0
                here = np.arange(begin, begin + design.levels(term))
                prior[here, here] = theta[term] ** 2
                begin += design.levels(term)
        return prior, columns


class _Spread:
    """Uncertainty of linear functionals, from the prediction covariance of everything at once."""

    def __init__(self, C, D, prior, columns, P, VX, Tx):
        random = prior - prior @ (columns.T @ P @ columns) @ prior
        cross = -prior @ columns.T @ VX @ Tx
        self.C = np.block([[random, cross], [cross.T, Tx]])
        self.n, self.D = C, D

    def _rows(self, omega: np.ndarray, h: np.ndarray, chosen: np.ndarray) -> np.ndarray:
        rows = np.zeros((len(chosen), len(self.C)))
        rows[:, self.n * self.D :] = h
        places = chosen[:, None] * self.D + np.arange(self.D)
        rows[np.arange(len(chosen))[:, None], places] = omega
        return rows

    def variances(self, omega: np.ndarray, h: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return Var(a_c) and the sum over b of Cov(a_c, a_b), for several functionals."""
        everyone = np.arange(self.n)
        whole = [self.covariance(o, g, everyone, everyone) for o, g in zip(omega, h, strict=True)]
        return np.array([np.diagonal(one) for one in whole]), np.array([one.sum(1) for one in whole])

    def covariance(
        self, omega: np.ndarray, h: np.ndarray, rows: np.ndarray, columns: np.ndarray
    ) -> np.ndarray:
        """Return Cov(a_c, a_b) of one functional for the candidates *rows* x *columns*."""
        return self._rows(omega, h, rows) @ self.C @ self._rows(omega, h, columns).T


def _same(levels: np.ndarray) -> np.ndarray:
    """ZZ': 1 where two ratings have the same level, else 0."""
    return (levels[:, None] == levels).astype(float)
