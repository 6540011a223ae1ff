"""The model's equations for jobs of any size, candidate by candidate.

All matrices are in units of the residual variance; `theta` holds standard deviations in units of the residual's. The
halo of a pair is eliminated as a number, what belongs to a candidate as a block of competencies x competencies, and
what is left is one system over interviewers, questions and means. Nothing is ever of the size of the ratings squared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kit.scoring.design import TERMS, Design
from kit.scoring.solution import Solution, Theta

SMALLEST, LARGEST = 256, 4096  # candidates handled side by side


@dataclass(frozen=True, eq=False)
class _Chunk:
    """Some candidates side by side. c candidates, P pairs, D competencies, k columns touched; the rest is padding.

    `counts` (c, P, D) ratings, `size` (c, P) of them, `pair_columns` (c, P, k) and `cell_columns` (c, D, k) how often a column is touched,
    `columns` (c, k) which columns these are.
    """

    first: int
    last: int
    counts: np.ndarray
    size: np.ndarray
    pair_columns: np.ndarray
    cell_columns: np.ndarray
    columns: np.ndarray

    @property
    def candidates(self) -> slice:
        return slice(self.first, self.last)


class Blocks:
    """The equations of one design, ready to be solved at any `theta`.

    Examples:
        >>> import pandas as pd
        >>> from kit.scoring.design import code
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1", "c1", "c2", "c2"], "interviewer": ["ada", "bo", "ada", "bo"],
        ...     "rating": [4, 3, 2, 2],
        ... })
        >>> found = Blocks(code(table)).solve({"candidate": 1.0, "interviewer": 0.5})
        >>> found.s.round(3).tolist()
        [[0.5], [-0.5]]
    """

    def __init__(self, design: Design):
        self.design = design
        self.C, self.D = len(design.candidates), len(design.competencies)
        self.ends = design.columns
        self.K = design.columns[2]
        self.centre = float(design.value.mean())
        self.y = design.value - self.centre
        self.touched = self._touched()
        if "halo" in design.terms:
            owner = design.pairs // len(design.interviewers)
            begins = np.searchsorted(owner, np.arange(self.C))
            self.P = int(np.bincount(owner, minlength=self.C).max())
            self.slot = (owner * self.P + np.arange(len(owner)) - begins[owner])[design.pair]
        else:
            self.P = 0
            self.slot = np.zeros(0, np.intp)
        self.cell = design.cell
        self.cell_counts = np.bincount(self.cell, minlength=self.C * self.D).reshape(self.C, self.D)
        self.chunks = tuple(self._chunks())
        self.gram = self._gram()

    def _touched(self) -> list[np.ndarray]:
        """For each kind of global column, the column that each rating touches; K, which is padding, for none."""
        interviewers, questions, _ = self.ends
        found = []
        if "interviewer" in self.design.terms:
            found.append(self.design.interviewer)
        if "question" in self.design.terms:
            found.append(interviewers + self.design.question)
        return [*found, *(np.where(one < 0, self.K, questions + one) for one in self.design.means)]

    def _chunks(self) -> Iterator[_Chunk]:
        order = np.argsort(self.design.candidate, kind="stable")
        # Small chunks stay in the processor's cache; each costs one pass over the global system, so not too small.
        size = min(max(self.K**2 // 500, SMALLEST), LARGEST)
        firsts = range(0, self.C, size)
        starts = np.append(np.searchsorted(self.design.candidate[order], firsts), len(order))
        for first, begin, end in zip(firsts, starts[:-1], starts[1:], strict=True):
            yield self._chunk(first, min(first + size, self.C), order[begin:end])

    def _chunk(self, first: int, last: int, rows: np.ndarray) -> _Chunk:
        c, K = last - first, self.K
        candidate = self.design.candidate[rows] - first
        cell = candidate * self.D + self.design.competency[rows]
        found = np.unique(np.concatenate([candidate * (K + 1) + t[rows] for t in self.touched]))
        owner = found // (K + 1)
        begins = np.searchsorted(owner, np.arange(c))
        k = int(np.bincount(owner, minlength=c).max())
        local = np.arange(len(found)) - begins[owner]
        columns = np.full((c, k), K)
        columns[owner, local] = found - owner * (K + 1)
        counts, pair_columns = np.zeros((c, self.P, self.D)), np.zeros((c, self.P, k), np.uint8)
        slot = self.slot[rows] - first * self.P if self.P else None
        if slot is not None:
            counts = _counted(slot * self.D + self.design.competency[rows], (c, self.P, self.D)).astype(float)
        in_pairs, in_cells = [], []
        for t in self.touched:
            place = local[np.searchsorted(found, candidate * (K + 1) + t[rows])]
            in_cells.append(cell * k + place)
            if slot is not None:
                in_pairs.append(slot * k + place)
        if slot is not None:
            pair_columns = _counted(np.concatenate(in_pairs), (c, self.P, k))
        cell_columns = _counted(np.concatenate(in_cells), (c, self.D, k))
        return _Chunk(first, last, counts, counts.sum(2), pair_columns, cell_columns, columns)

    def _gram(self) -> np.ndarray:
        """G'G: how often two global columns are touched together."""
        K, whole = self.K, self.K + 1
        found = np.diag(self.column_sums(np.ones(self.design.n)))
        for i, a in enumerate(self.touched):
            for b in self.touched[i + 1 :]:
                times = np.bincount(a * whole + b, minlength=whole * whole).reshape(whole, whole)[:K, :K]
                found += times
                found += times.T
        return found

    def pair_sums(self, x: np.ndarray) -> np.ndarray:
        """Return the sum of *x* over each pair, as (candidates, the most pairs that one has); 0 where there is none."""
        if not self.P:
            return np.zeros((self.C, 0))
        return np.bincount(self.slot, x, self.C * self.P).reshape(self.C, self.P)

    def cell_sums(self, x: np.ndarray) -> np.ndarray:
        """Return the sum of *x* over each candidate x competency: (candidates, competencies)."""
        return np.bincount(self.cell, x, self.C * self.D).reshape(self.C, self.D)

    def column_sums(self, x: np.ndarray) -> np.ndarray:
        """Return G'x: the sum of *x*, which has one entry a rating, over each global column."""
        return np.sum([np.bincount(t, x, self.K + 1)[:-1] for t in self.touched], axis=0)

    def solve(self, theta: Theta, *, slopes: bool = False) -> Solution:
        """Return the solution at *theta*; with *slopes* also what the search for the best theta needs."""
        return _Solver(self, theta, slopes).solution()


class _Solver:
    """One solution in the making."""

    def __init__(self, blocks: Blocks, theta: Theta, slopes: bool):
        self.slopes = slopes
        self.blocks, self.theta = blocks, {t: theta.get(t, 0.0) for t in TERMS}
        D = blocks.D
        u, t = self.theta["candidate"], self.theta["candidate_competency"]
        self.halo = self.theta["halo"] ** 2
        self.root = t * np.eye(D) + ((np.sqrt(t**2 + D * u**2) - t) / D)  # L, Sigma = LL
        interviewers, questions, K = blocks.ends
        scale = np.ones(K)
        scale[:interviewers] = self.theta["interviewer"]
        scale[interviewers:questions] = self.theta["question"]
        self.scale = scale  # Lambda
        self.ridge = np.zeros(K)
        self.ridge[:questions] = 1.0
        self.Psi = np.empty((blocks.C, D, D))
        self.A = np.empty((blocks.C, D, D))
        self.a = [self.halo / (1.0 + chunk.size * self.halo) for chunk in blocks.chunks]  # a_p
        self.F: list[np.ndarray] = []
        self.PF: list[np.ndarray] = []
        self.logdet = 0.0
        self._eliminate()
        self._factor()

    def _eliminate(self) -> None:
        """Steps 1 and 2: the halo of each pair, then the block of each candidate."""
        blocks, L = self.blocks, self.root
        K = blocks.K
        taken = np.zeros((K + 1) * (K + 1))
        for chunk, a in zip(blocks.chunks, self.a, strict=True):
            N, Gp = chunk.counts, chunk.pair_columns
            aN = a[:, :, None] * N
            # a diagonal of zeros where nobody rated: these rows are predicted through the candidate
            A = -_tmul(aN, N)
            A[:, range(blocks.D), range(blocks.D)] += blocks.cell_counts[chunk.candidates]
            F = chunk.cell_columns - _tmul(aN, Gp)
            H = np.eye(blocks.D) + L @ A @ L
            U = np.linalg.cholesky(H)
            self.logdet += 2.0 * np.log(np.diagonal(U, axis1=1, axis2=2)).sum()
            self.logdet += np.log1p(chunk.size * self.halo).sum()
            Psi = L @ np.linalg.inv(H) @ L
            PF = Psi @ F
            clique = _tmul(F, PF)
            if blocks.P:
                clique += _tmul(a[:, :, None] * Gp, Gp)
            where = chunk.columns[:, :, None] * (K + 1) + chunk.columns[:, None, :]
            taken += np.bincount(where.ravel(), clique.ravel(), (K + 1) * (K + 1))
            self.Psi[chunk.candidates], self.A[chunk.candidates] = Psi, A
            if self.slopes:
                self.F.append(F)
            self.PF.append(PF)
        self.S0 = blocks.gram - taken.reshape(K + 1, K + 1)[:K, :K]

    def _factor(self) -> None:
        """Step 3: the global system."""
        S = self.S0 * self.scale
        S *= self.scale[:, None]
        S[np.diag_indices_from(S)] += self.ridge
        self.T, logdet = _inverted(S)
        self.logdet += logdet
        self.freedom = np.diagonal(self.T).copy()  # of S^-1
        self.T *= self.scale
        self.T *= self.scale[:, None]

    def reduced(self, columns: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the pair sums (C, P, m), r_c (C, D, m) and g0 (K, m) of m data columns."""
        blocks = self.blocks
        sums = np.stack([blocks.pair_sums(x) for x in columns], axis=-1)
        r = np.stack([blocks.cell_sums(x) for x in columns], axis=-1)
        g = np.stack([blocks.column_sums(x) for x in columns], axis=-1)
        for chunk, PF, a in zip(blocks.chunks, self.PF, self.a, strict=True):
            scaled = a[:, :, None] * sums[chunk.candidates]
            r[chunk.candidates] -= _tmul(chunk.counts, scaled)
            local = _tmul(chunk.pair_columns, scaled) + _tmul(PF, r[chunk.candidates])
            where = chunk.columns.ravel()
            for m in range(len(columns)):
                g[:, m] -= np.bincount(where, local[:, :, m].ravel(), blocks.K + 1)[:-1]
        return sums, r, g

    def inner(self, columns: np.ndarray) -> np.ndarray:
        """Return f' P* f of all pairs of data columns."""
        sums, r, g = self.reduced(columns)
        m = len(columns)
        scaled = np.concatenate(self.a)[:, :, None] * sums
        found = columns @ columns.T - scaled.reshape(-1, m).T @ sums.reshape(-1, m)
        return found - (self.Psi @ r).reshape(-1, m).T @ r.reshape(-1, m) - g.T @ self.T @ g

    def solution(self) -> Solution:
        """Step 4: the effects; with *slopes* also traces, squares and the average information of step 5."""
        blocks, design = self.blocks, self.blocks.design
        _, questions, _ = blocks.ends
        sums, r, g = (part[..., 0] for part in self.reduced(blocks.y[None]))
        b = self.T @ g
        s = np.empty((blocks.C, blocks.D))
        halo = np.zeros((blocks.C, blocks.P))
        extended = np.append(b, 0.0)
        for chunk, PF, a in zip(blocks.chunks, self.PF, self.a, strict=True):
            local = extended[chunk.columns]
            here = _mulv(self.Psi[chunk.candidates], r[chunk.candidates]) - _mulv(PF, local)
            s[chunk.candidates] = here
            rest = sums[chunk.candidates] - _mulv(chunk.counts, here) - _mulv(chunk.pair_columns, local)
            halo[chunk.candidates] = a * rest
        e = blocks.y - s.ravel()[blocks.cell]
        if blocks.P:
            e -= halo.ravel()[blocks.slot]
        for t in blocks.touched:
            e -= extended[t]
        rss = float(e @ blocks.y)  # y'P*y with P*y = e
        b[questions : questions + design.intercepts] += blocks.centre
        found = Solution(
            design=design, theta=self.theta, rss=rss, logdet=float(self.logdet), residual=e, s=s, b=b, T=self.T,
            blocks=_Spread(self),
        )  # fmt: skip
        return found.with_slopes(*self._slopes(e)) if self.slopes else found

    def _slopes(self, e: np.ndarray) -> tuple[dict[str, float], dict[str, float], np.ndarray]:
        """tr(Z'P*Z) and |Z'P*y|^2 of each term, and the average information f'P*f."""
        design = self.blocks.design
        traces = self._traces()
        columns, squares = [], {}
        for term in design.terms:
            level = design.level(term)
            d = np.bincount(level, e, design.levels(term))
            squares[term] = float(d @ d)
            columns.append(d[level])
        return {t: traces[t] for t in design.terms}, squares, self.inner(np.array([*columns, e]))

    def _traces(self) -> dict[str, float]:
        blocks = self.blocks
        interviewers, questions, K = blocks.ends
        T = np.zeros((K + 1, K + 1))
        T[:K, :K] = self.T
        u = t = w = 0.0
        for chunk, F, PF in zip(blocks.chunks, self.F, self.PF, strict=True):
            Psi, A = self.Psi[chunk.candidates], self.A[chunk.candidates]
            E = F - A @ PF
            m = 1.0 / (1.0 + chunk.size * self.halo)
            g = m[:, :, None] * chunk.counts
            k = m[:, :, None] * chunk.pair_columns - g @ PF
            rows = np.concatenate([k, E, E.sum(1, keepdims=True)], axis=1)
            here = T[chunk.columns[:, :, None], chunk.columns[:, None, :]]
            square = ((rows @ here) * rows).sum(2)
            AW = A - A @ Psi @ A
            u += AW.sum() - square[:, -1].sum()
            t += np.trace(AW, axis1=1, axis2=2).sum() - square[:, blocks.P : -1].sum()
            w += (chunk.size * m).sum() - ((g @ Psi) * g).sum() - square[:, : blocks.P].sum()
        return {
            "candidate": float(u),
            "candidate_competency": float(t),
            "halo": float(w),
            "interviewer": self._trace("interviewer", slice(0, interviewers)),
            "question": self._trace("question", slice(interviewers, questions)),
        }

    def _trace(self, term: str, part: slice) -> float:
        """tr(Z'P*Z) of a global term; near 0 by the longer way, which is exact there too."""
        theta = self.theta[term]
        if theta >= 1e-3:
            return float((1.0 - self.freedom[part]).sum()) / theta**2
        S0 = self.S0[part]
        return float(np.diagonal(self.S0)[part].sum() - ((S0 @ self.T) * S0).sum())


def _taken(omega: np.ndarray, PF: np.ndarray) -> np.ndarray:
    """x_c = F_c' Psi_c omega, for each of several omega: (m, c, k)."""
    return np.einsum("md,cdk->mck", omega, PF, optimize=True)


class _Spread:
    """Uncertainty of linear functionals of a block solution, in units of the residual variance."""

    def __init__(self, solver: _Solver):
        self.blocks, self.Psi, self.PF, self.T = solver.blocks, solver.Psi, solver.PF, solver.T

    def variances(self, omega: np.ndarray, h: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return Var(a_c) and the sum of Cov(a_c, a_b) over all candidates b, both (functionals, candidates)."""
        C, K, m = self.blocks.C, self.blocks.K, len(omega)
        T = np.zeros((K + 1, K + 1))
        T[:K, :K] = self.T
        Th = np.zeros((m, K + 1))
        Th[:, :K] = h @ self.T
        hTh = (Th[:, :K] * h).sum(1)
        own, variance, total = np.empty((m, C)), np.empty((m, C)), C * h
        for chunk, PF in zip(self.blocks.chunks, self.PF, strict=True):
            x = _taken(omega, PF)
            here = T[chunk.columns[:, :, None], chunk.columns[:, None, :]]
            own[:, chunk.candidates] = np.einsum(
                "md,cde,me->mc", omega, self.Psi[chunk.candidates], omega, optimize=True
            )
            square = np.stack([(_vmul(one, here) * one).sum(1) for one in x])
            cross = (x * Th[:, chunk.columns]).sum(2)
            variance[:, chunk.candidates] = own[:, chunk.candidates] + hTh[:, None] - 2.0 * cross + square
            for number, one in enumerate(x):
                total[number] -= np.bincount(chunk.columns.ravel(), one.ravel(), K + 1)[:-1]
        Tz = np.zeros((m, K + 1))
        Tz[:, :K] = total @ self.T
        sums = own + (Tz[:, :K] * h).sum(1)[:, None]
        for chunk, PF in zip(self.blocks.chunks, self.PF, strict=True):
            x = _taken(omega, PF)
            sums[:, chunk.candidates] -= (x * Tz[:, chunk.columns]).sum(2)
        return variance, sums

    def covariance(
        self, omega: np.ndarray, h: np.ndarray, rows: np.ndarray, columns: np.ndarray
    ) -> np.ndarray:
        """Return Cov(a_c, a_b) for the candidates *rows* x *columns*, of one functional."""
        left, right = self._z(omega, h, rows), self._z(omega, h, columns)
        own = np.einsum("d,cde,e->c", omega, self.Psi[rows], omega, optimize=True)
        return left @ self.T @ right.T + np.where(rows[:, None] == columns, own[:, None], 0.0)

    def _z(self, omega: np.ndarray, h: np.ndarray, chosen: np.ndarray) -> np.ndarray:
        K = self.blocks.K
        z = np.zeros((len(chosen), K + 1))
        z[:, :K] = h
        for chunk, PF in zip(self.blocks.chunks, self.PF, strict=True):
            mine = np.flatnonzero((chosen >= chunk.first) & (chosen < chunk.last))
            local = chosen[mine] - chunk.first
            x = np.einsum("d,cdk->ck", omega, PF[local], optimize=True)
            np.subtract.at(z, (mine[:, None], chunk.columns[local]), x)
        return z[:, :K]


def _counted(places: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Return how often each place is named, in a table that takes an eighth of the memory of numbers."""
    found = np.bincount(places, minlength=int(np.prod(shape))).reshape(shape)
    return found.astype(np.uint8 if found.max(initial=0) < 256 else np.uint32)


def _inverted(matrix: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the inverse of a symmetric positive definite matrix, and the logarithm of its determinant.

    By halves (Schur complements), all of it matrix products: half the work of a general inverse, which counts when
    there are thousands of interviewers.
    """
    n = len(matrix)
    if n <= 256:
        root = np.linalg.cholesky(matrix)
        inverse = np.linalg.inv(matrix)
        return (inverse + inverse.T) / 2.0, 2.0 * float(np.log(np.diagonal(root)).sum())
    half = n // 2
    first, logdet = _inverted(matrix[:half, :half])
    across = first @ matrix[:half, half:]
    second, more = _inverted(matrix[half:, half:] - matrix[half:, :half] @ across)
    found = np.empty_like(matrix)
    found[half:, half:] = second
    found[:half, half:] = -across @ second
    found[half:, :half] = found[:half, half:].T
    found[:half, :half] = first - found[:half, half:] @ across.T
    return found, logdet + more


def _tmul(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """a' b of each of many matrices."""
    return a.transpose(0, 2, 1) @ b


def _mulv(a: np.ndarray, v: np.ndarray) -> np.ndarray:
    """a v of each of many matrices and vectors."""
    return (a @ v[:, :, None])[:, :, 0]


def _vmul(v: np.ndarray, a: np.ndarray) -> np.ndarray:
    """v' a of each of many vectors and matrices."""
    return (v[:, None, :] @ a)[:, 0, :]
