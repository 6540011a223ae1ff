"""Other published tables, small enough to stand here: variances of the standard textbooks, and agreement."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from kit.scoring import fit
from kit.scoring.agreement import fleiss_kappa, gwet_ac, krippendorff_alpha, weighted_kappa

# Travel times of sound in six rails (Pinheiro & Bates 2000, Mixed-Effects Models in S and S-PLUS, ch. 1).
RAIL = [[55, 53, 54], [26, 37, 32], [78, 91, 85], [92, 100, 96], [49, 51, 50], [80, 85, 83]]
# Effort of nine subjects to rise from four types of stool (the same, ch. 1): subjects x types.
STOOL = [
    [12, 15, 12, 10], [10, 14, 13, 12], [7, 14, 13, 9], [7, 11, 10, 9], [8, 11, 8, 7],
    [9, 11, 11, 10], [8, 12, 12, 11], [7, 11, 8, 7], [9, 13, 10, 8],
]  # fmt: skip
# Strength of a paste: ten batches, three casks each, two tests (Davies & Goldsmith 1972; `Pastes` of lme4).
PASTES = [
    [62.8, 62.6, 60.1, 62.3, 62.7, 63.1], [60.0, 61.4, 57.5, 56.9, 61.1, 58.9], [58.7, 57.5, 63.9, 63.1, 65.4, 63.7],
    [57.1, 56.4, 56.9, 58.6, 64.7, 64.5], [55.1, 55.1, 54.7, 54.2, 58.8, 57.5], [63.4, 64.9, 59.3, 58.1, 60.5, 60.0],
    [62.5, 62.6, 61.0, 58.7, 56.9, 57.7], [59.2, 59.4, 65.2, 66.0, 64.8, 64.1], [54.8, 54.8, 64.0, 64.0, 57.7, 56.8],
    [58.3, 59.3, 59.2, 59.2, 58.9, 56.6],
]  # fmt: skip


def long(table: list[list[float]], column: str, each: int = 1) -> pd.DataFrame:
    """Rows become candidates; *each* neighbouring columns share a name in *column*."""
    rows = [
        {"candidate": f"c{c:02d}", "interviewer": "one", column: f"x{n // each}", "rating": value}
        for c, row in enumerate(table)
        for n, value in enumerate(row)
    ]
    return pd.DataFrame(rows)


def test_rails_have_the_variances_of_pinheiro_and_bates():
    """Their p. 8: standard deviations 24.805 and 4.0208, mean 66.5, log-restricted-likelihood -61.0885."""
    found = fit(long(RAIL, "test"), ["candidate"], "mean", None, tolerance=1e-12)
    assert np.sqrt(found.variances["candidate"]) == pytest.approx(24.80547, abs=5e-5)
    assert np.sqrt(found.variances["residual"]) == pytest.approx(4.020779, abs=5e-6)
    assert found.fixed["mean"] == pytest.approx(66.5)
    assert found.deviance == pytest.approx(2 * 61.0885, abs=1e-3)


def test_stools_have_the_variances_means_and_deviance_of_pinheiro_and_bates():
    """Their p. 16: 1.3325 and 1.1003; effects of the types 8.556, +3.889, +2.222, +.667; log likelihood -60.565."""
    found = fit(long(STOOL, "competency"), ["candidate"], "competency", None, tolerance=1e-12)
    assert np.sqrt(found.variances["candidate"]) == pytest.approx(1.332465, abs=5e-6)
    assert np.sqrt(found.variances["residual"]) == pytest.approx(1.100295, abs=5e-6)
    means = np.array(list(found.fixed.values()))
    assert means - [0, *[means[0]] * 3] == pytest.approx([8.555556, 3.888889, 2.222222, 0.666667], abs=5e-6)
    assert found.deviance == pytest.approx(2 * 60.56539, abs=2e-5)
    # one named job, with its mean and contrasts of the types: the same model in other words
    pooled = fit(long(STOOL, "competency").assign(job="one"), ["candidate"], "job", None, tolerance=1e-12)
    assert pooled.deviance == pytest.approx(2 * 60.56539, abs=2e-5)


def test_pastes_have_the_nested_variances_of_lme4():
    """Bates, Maechler, Bolker & Walker, `Pastes`: casks in batches 8.434, batches 1.657, residual .678, REML 247.0."""
    table = long(PASTES, "interviewer", each=2)
    found = fit(table, ["candidate", "halo"], "mean", None, tolerance=1e-12)
    assert found.variances["halo"] == pytest.approx(8.434, abs=5e-4)
    assert found.variances["candidate"] == pytest.approx(1.657, abs=5e-4)
    assert found.variances["residual"] == pytest.approx(0.678, abs=5e-4)
    assert found.fixed["mean"] == pytest.approx(60.0533, abs=5e-5)
    assert found.deviance == pytest.approx(246.99, abs=5e-3)


def pairs(one: str, two: str) -> np.ndarray:
    points = sorted(set(one + two))
    return np.array([[(a == p) + (b == p) for p in points] for a, b in zip(one, two, strict=True)], float)


def test_alpha_is_that_of_krippendorffs_short_examples():
    """Computing Krippendorff's Alpha-Reliability (2011), A and B: binary .095, nominal .692."""
    assert krippendorff_alpha(pairs("0100000010", "1110010000"), "nominal") == pytest.approx(0.095, abs=5e-4)
    assert krippendorff_alpha(pairs("aabbdcccedda", "babbbccceddd"), "nominal") == pytest.approx(0.692, abs=5e-4)  # fmt: skip


def test_fleiss_kappa_is_that_of_the_fourteen_raters():
    """The worked example of most introductions: ten subjects, five categories, kappa .210."""
    counts = np.array([
        [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ], float)  # fmt: skip
    assert fleiss_kappa(counts)[0] == pytest.approx(0.210, abs=5e-4)


def test_ac1_is_high_where_nearly_all_agree_and_kappa_is_not():
    """Gwet 2002, 118 and 0 agree, 5 and 2 do not: AC1 .9408, kappa -.0234."""
    joint = np.array([[118.0, 5.0], [2.0, 0.0]])
    units = np.repeat([[2.0, 0.0], [1.0, 1.0], [1.0, 1.0]], [118, 5, 2], axis=0)
    assert gwet_ac(units).value == pytest.approx(0.9408, abs=5e-5)
    assert weighted_kappa(joint) == pytest.approx(-0.0234, abs=5e-5)
    assert weighted_kappa(np.array([[20.0, 5.0], [10.0, 15.0]])) == pytest.approx(
        0.4
    )  # by hand: (.7 - .5) / .5
