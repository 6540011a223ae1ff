"""Agreement between interviewers: alpha, AC1 and AC2, kappas, intraclass correlations.

A table of counts has one row a unit (what was rated) and one column a point of the scale: how many raters chose it.
Every figure is checked against a published table; see `tests/scoring/test_agreement.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, nan, sqrt
from typing import Literal

import numpy as np
import pandas as pd

from kit.errors import ScoringError
from kit.scoring.distribution import f_quantile
from kit.wording import listed

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Weights = Literal["identity", "linear", "quadratic", "ordinal"]
DRAWS = 1000  # of candidates, for an interval


def unit_values(ratings: pd.DataFrame) -> pd.DataFrame:
    """Return one value for each interviewer of each candidate x competency.

    Several ratings of one interviewer in one unit become their lower median: else a person's agreement with
    themselves would count as agreement between people.

    Args:
        ratings: One row a rating, with the columns `candidate`, `competency`, `interviewer` and `rating`; a `rating`
            that is no number is left out.

    Returns:
        The columns `candidate`, `competency`, `interviewer`, `value`, in the order of the first three.
    """
    table = ratings.assign(value=pd.to_numeric(ratings["rating"], errors="coerce")).dropna(subset=["value"])
    keys = ["candidate", "competency", "interviewer"]
    table = table.sort_values([*keys, "value"])
    groups = table.groupby(keys, sort=False)
    place = groups.cumcount()
    size = groups["value"].transform("size")
    return table.loc[place == (size - 1) // 2, [*keys, "value"]].reset_index(drop=True)


def unit_counts(ratings: pd.DataFrame, points: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    """Return the counts of all candidate x competency units over the points of the scale, and whose unit each is.

    Args:
        ratings: As in `unit_values`.
        points: All points of the scale.

    Returns:
        Counts (units, points), and for each unit the number of its candidate. A point that nobody used keeps its
        column: it still counts in AC2.

    Raises:
        ScoringError: when a rating is no point of the scale.
    """
    values = unit_values(ratings)
    codes, _ = pd.factorize(pd.MultiIndex.from_frame(values[["candidate", "competency"]]))
    place = pd.Index(points).get_indexer(pd.Index(values["value"]))
    if (place < 0).any():
        strange = values["value"].iloc[int(np.argmin(place))]
        raise ScoringError(
            f"A rating of {strange:g} is no point of the scale, which has {listed([f'{p:g}' for p in points])}."
        )
    counts = np.zeros((int(codes.max(initial=-1)) + 1, len(points)))
    np.add.at(counts, (codes, place), 1.0)
    owner = values.assign(unit=codes).drop_duplicates("unit")["candidate"]
    return counts, pd.factorize(owner)[0]


def krippendorff_alpha(
    counts: np.ndarray, metric: Metric = "ordinal", values: Sequence[float] | None = None
) -> float:
    """Return Krippendorff's alpha; 1 is perfect, 0 is chance.

    Args:
        counts: Units x points. Units with fewer than two ratings take no part.
        metric: How far two points are from each other.
        values: What the points are worth, for `interval` and `ratio`; 1, 2, 3 ... when left out.

    Returns:
        Alpha; NaN where it is not defined: nothing was rated twice, or all chose one point.

    Examples:
        >>> round(krippendorff_alpha(np.array([[2, 0, 0], [0, 2, 0], [0, 1, 1]])), 4)
        0.7778

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), also for the ordinal metric.
    """
    counts = np.asarray(counts, float)
    together = _coincidences(counts[counts.sum(1) >= 2])
    return _alpha(together.sum(0), metric, values)


def defined(value: float) -> float | None:
    """Return a coefficient, or nothing where it is not defined (NaN)."""
    return None if np.isnan(value) else float(value)


def _coincidences(counts: np.ndarray) -> np.ndarray:
    """Return the coincidences of each unit: (units, points, points)."""
    pairs = counts[:, :, None] * counts[:, None, :]
    points = np.arange(counts.shape[1])
    pairs[:, points, points] -= counts
    return pairs / (counts.sum(1) - 1.0)[:, None, None]


def _alpha(o: np.ndarray, metric: Metric, values: Sequence[float] | None) -> float:
    n_k = o.sum(1)
    n = n_k.sum()
    distance = _distance(n_k, metric, values)
    expected = (np.outer(n_k, n_k) * distance).sum()
    return float(1.0 - (n - 1.0) * (o * distance).sum() / expected) if expected > 0 else nan


def _distance(n_k: np.ndarray, metric: Metric, values: Sequence[float] | None) -> np.ndarray:
    """Return the squared distance of each two points; *n_k* may hold the counts of several tables."""
    worth = np.arange(1.0, n_k.shape[-1] + 1) if values is None else np.asarray(values, float)
    if metric == "nominal":
        return (worth[:, None] != worth).astype(float)
    if metric == "ordinal":
        middle = np.cumsum(n_k, axis=-1) - n_k / 2.0
        return (middle[..., :, None] - middle[..., None, :]) ** 2
    apart = worth[:, None] - worth
    if metric == "interval":
        return apart**2
    both = worth[:, None] + worth
    return (apart / np.where(both == 0, 1.0, both)) ** 2


def alpha_interval(counts: np.ndarray, candidate: np.ndarray) -> tuple[float, float]:
    """Return a 95 % interval of ordinal alpha: percentiles over candidates drawn with replacement, always the same draws.

    Args:
        counts: Units x points.
        candidate: For each unit the number of its candidate; a candidate's units are drawn together.

    Returns:
        The lower and the upper end; NaN both where fewer than two candidates have a unit with two ratings, or where
        alpha is defined in no draw.

    Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), ch. 13, with candidates as what is drawn.
    """
    usable = counts.sum(1) >= 2
    together, candidate = _coincidences(counts[usable]), candidate[usable]
    names, place = np.unique(candidate, return_inverse=True)
    if len(names) < 2:
        return nan, nan
    whole = np.zeros((len(names), *together.shape[1:]))
    np.add.at(whole, place, together)
    rng = np.random.default_rng(8)
    times = rng.multinomial(len(names), np.full(len(names), 1.0 / len(names)), size=DRAWS)
    o = np.tensordot(times.astype(float), whole, 1)
    n_k = o.sum(2)
    distance = _distance(n_k, "ordinal", None)
    expected = (n_k[:, :, None] * n_k[:, None, :] * distance).sum((1, 2))
    seen = (n_k.sum(1) - 1.0) * (o * distance).sum((1, 2))
    some = 1.0 - seen[expected > 0] / expected[expected > 0]
    if not len(some):
        return nan, nan
    low, high = np.percentile(some, [2.5, 97.5])
    return float(low), float(high)


@dataclass(frozen=True)
class Coefficient:
    """A coefficient of agreement with its standard error, the agreement seen (`pa`) and by chance (`pe`).

    `se` is NaN with one unit; all are NaN where nothing was rated twice.
    """

    value: float
    se: float
    pa: float
    pe: float


def agreement_weights(kind: Weights, q: int) -> np.ndarray:
    """Return how much agreement there is in each two of *q* points (q x q): 1 for the same one.

    `linear` and `quadratic` go by how many points lie between, `ordinal` by how many pairs of points do.

    Source: Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), ch. 3.

    Examples:
        >>> agreement_weights("quadratic", 3).tolist()
        [[1.0, 0.75, 0.0], [0.75, 1.0, 0.75], [0.0, 0.75, 1.0]]
    """
    apart = np.abs(np.arange(q)[:, None] - np.arange(q))
    if kind == "identity" or q < 2:
        return (apart == 0).astype(float)
    if kind == "linear":
        return 1.0 - apart / (q - 1)
    if kind == "quadratic":
        return 1.0 - (apart / (q - 1)) ** 2
    return 1.0 - apart * (apart + 1.0) / 2.0 / comb(q, 2)


def gwet_ac(counts: np.ndarray, weights: Weights = "identity") -> Coefficient:
    """Return Gwet's AC1 (weights `identity`) or AC2, which stays high when nearly everybody is rated alike.

    Args:
        counts: Units x points, over all points of the scale, used or not. Units with one rating count in how often
            points are used.
        weights: How much agreement lies in two different points, as in `agreement_weights`.

    Source: Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), ch. 4 to 5; SE: Gwet 2008, Br. J. Math. Stat.
    Psychol. 61:29.
    """
    w = agreement_weights(weights, np.shape(counts)[1])
    _, ratio, pa_i, several, n = _observed(counts, w)
    if not several.any():
        return Coefficient(nan, nan, nan, nan)
    q = w.shape[0]
    total = w.sum()
    pi = ratio.mean(0)
    pa = float(pa_i[several].mean())
    pe = float(total / (q * (q - 1)) * (pi * (1.0 - pi)).sum())
    value = (pa - pe) / (1.0 - pe)
    pe_i = total / (q * (q - 1)) * (ratio * (1.0 - pi)).sum(1)
    g = np.where(several, n / several.sum() * (pa_i - pe) / (1.0 - pe), 0.0)
    g = g - 2.0 * (1.0 - value) * (pe_i - pe) / (1.0 - pe)
    return Coefficient(value, _standard_error(g, value, n), pa, pe)


def _observed(counts: np.ndarray, w: np.ndarray):
    """Return ratings a unit, shares of points, agreement of each unit, which have two ratings, and how many units."""
    counts = np.asarray(counts, float)
    counts = counts[counts.sum(1) > 0]
    r = counts.sum(1)
    several = r >= 2
    agree = (counts * (counts @ w - 1.0)).sum(1)
    pa_i = np.where(several, agree / np.where(several, r * (r - 1.0), 1.0), 0.0)
    return r, counts / r[:, None], pa_i, several, len(counts)


def _standard_error(g: np.ndarray, value: float, n: int) -> float:
    return sqrt(((g - value) ** 2).sum() / (n * (n - 1))) if n > 1 else nan


def fleiss_kappa(counts: np.ndarray) -> tuple[float, float, float]:
    """Return Fleiss' kappa, its standard error when there is only chance agreement, and z = kappa / se.

    No page shows it; it is here for who has to report it.

    Args:
        counts: Units x points.

    Returns:
        Kappa, NaN where nothing was rated twice or all chose one point; the other two are NaN also where units have
        unequal numbers of ratings.

    Source: Fleiss 1971, Psychol. Bull. 76:378; the standard error of Fleiss, Nee & Landis 1979, Psychol. Bull. 86:974.
    """
    r, ratio, pa_i, several, n = _observed(counts, np.eye(np.shape(counts)[1]))
    if not several.any():
        return nan, nan, nan
    p = ratio.mean(0)
    pe = (p**2).sum()
    value = float((pa_i[several].mean() - pe) / (1.0 - pe)) if pe < 1 else nan
    m = r[0]
    if (r != m).any() or pe >= 1:
        return value, nan, nan
    pq = p * (1.0 - p)
    inner = pq.sum() ** 2 - (pq * (1.0 - 2.0 * p)).sum()
    se = float(sqrt(2.0 / (n * m * (m - 1.0))) * sqrt(inner) / pq.sum())
    return value, se, value / se


def weighted_kappa(joint: np.ndarray, disagreement: np.ndarray | None = None) -> float:
    """Return the kappa of two raters: Cohen's, or weighted when not all disagreements are alike.

    No page shows it; it is here for who has to report it.

    Args:
        joint: Points x points: how often the first rater chose the row and the second the column; counts or shares.
        disagreement: Points x points: how bad each combination is, 0 on the diagonal; all alike when left out.

    Returns:
        Kappa; NaN where both raters chose one and the same point throughout.

    Source: Cohen 1960, Educ. Psychol. Meas. 20:37; weighted: Cohen 1968, Psychol. Bull. 70:213.

    Examples:
        >>> weighted_kappa(np.array([[20, 5], [10, 15]]))
        0.4
    """
    p = np.asarray(joint, float)
    p = p / p.sum()
    w = 1.0 - np.eye(len(p)) if disagreement is None else np.asarray(disagreement, float)
    chance = (w * np.outer(p.sum(1), p.sum(0))).sum()
    return float(round(1.0 - (w * p).sum() / chance, 15)) if chance > 0 else nan


@dataclass(frozen=True)
class Intraclass:
    """An intraclass correlation with its 95 % interval; `kind` in Shrout and Fleiss' names, as `ICC2k`."""

    kind: str
    value: float
    low: float
    high: float


def intraclass(ratings: np.ndarray) -> tuple[Intraclass, ...]:
    """Return the six intraclass correlations of a complete table.

    No page shows them; a comparison has `icc_single` and `icc_panel` from the model, which sparse tables can carry.

    Args:
        ratings: Targets x raters, nothing missing, at least 2 x 2.

    Returns:
        ICC1, ICC2, ICC3 (one rating) and ICC1k, ICC2k, ICC3k (the mean of all raters), with 95 % intervals; NaN where
        targets do not differ, or raters differ by a constant only.

    Source: Shrout & Fleiss 1979, Psychol. Bull. 86:420; McGraw & Wong 1996, Psychol. Methods 1:30.
    """
    x = np.asarray(ratings, float)
    n, k = x.shape
    rows, columns, mean = x.mean(1), x.mean(0), x.mean()
    B = k * ((rows - mean) ** 2).sum() / (n - 1)
    J = n * ((columns - mean) ** 2).sum() / (k - 1)
    within = ((x - rows[:, None]) ** 2).sum()
    W = within / (n * (k - 1))
    E = (within - J * (k - 1)) / ((n - 1) * (k - 1))
    if B == 0 or E <= 1e-14 * B:
        return tuple(
            Intraclass(kind, nan, nan, nan) for kind in ("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k")
        )
    one = (B - W) / (B + (k - 1) * W)
    two = (B - E) / (B + (k - 1) * E + k * (J - E) / n)
    three = (B - E) / (B + (k - 1) * E)

    def interval(ratio: float, df1: float, df2: float) -> tuple[float, float]:
        return ratio / f_quantile(0.975, df1, df2), ratio * f_quantile(0.975, df2, df1)

    low1, high1 = interval(B / W, n - 1, n * (k - 1))
    low3, high3 = interval(B / E, n - 1, (n - 1) * (k - 1))
    # the denominator of ICC2 mixes two mean squares: degrees of freedom after Satterthwaite
    fj = J / E
    top = (k - 1) * (n - 1) * (k * two * fj + n * (1 + (k - 1) * two) - k * two) ** 2
    bottom = (n - 1) * k**2 * two**2 * fj**2 + (n * (1 + (k - 1) * two) - k * two) ** 2
    v = top / bottom
    upper, lower = f_quantile(0.975, n - 1, v), f_quantile(0.975, v, n - 1)
    low2 = n * (B - upper * E) / (upper * (k * J + (k * n - k - n) * E) + n * B)
    high2 = n * (lower * B - E) / (k * J + (k * n - k - n) * E + n * lower * B)
    return (
        Intraclass("ICC1", one, (low1 - 1) / (low1 + k - 1), (high1 - 1) / (high1 + k - 1)),
        Intraclass("ICC2", two, low2, high2),
        Intraclass("ICC3", three, (low3 - 1) / (low3 + k - 1), (high3 - 1) / (high3 + k - 1)),
        Intraclass("ICC1k", (B - W) / B, 1 - 1 / low1, 1 - 1 / high1),
        Intraclass("ICC2k", (B - E) / (B + (J - E) / n), _stepped(low2, k), _stepped(high2, k)),
        Intraclass("ICC3k", (B - E) / B, 1 - 1 / low3, 1 - 1 / high3),
    )


def _stepped(single: float, k: int) -> float:
    """Spearman-Brown: the reliability of the mean of k raters."""
    return k * single / (1 + (k - 1) * single)
