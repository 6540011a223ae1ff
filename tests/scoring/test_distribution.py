"""Distribution functions against scipy 1.17 and printed tables."""

from __future__ import annotations

from math import comb, pi, tan

import pytest

from kit.scoring.distribution import beta_cdf, f_quantile, fisher_two_sided, normal_cdf


@pytest.mark.parametrize(("x", "a", "b"), [(0.3, 3, 8), (0.9, 50, 3), (0.01, 1, 1), (0.5, 40, 40)])
def test_the_beta_function_is_the_tail_of_the_binomial(x, a, b):
    n = a + b - 1
    tail = sum(comb(n, j) * x**j * (1 - x) ** (n - j) for j in range(a, n + 1))
    assert beta_cdf(x, a, b) == pytest.approx(tail, rel=1e-12)


def test_the_normal_distribution_is_that_of_the_tables():
    assert normal_cdf(1.0) == pytest.approx(0.8413447460685429, abs=1e-15)
    assert normal_cdf(-40.0) == 0.0


def test_quantiles_of_f_are_those_of_the_tables_and_of_closed_forms():
    assert f_quantile(0.975, 5, 18) == pytest.approx(3.3819680, abs=1e-6)  # printed tables: 3.38
    assert f_quantile(0.9, 1, 1) == pytest.approx(
        tan(0.45 * pi) ** 2, rel=1e-12
    )  # the square of a Cauchy number
    assert f_quantile(0.9, 2, 7) == pytest.approx(3.5 * (0.1 ** (-2 / 7) - 1), rel=1e-12)
    assert f_quantile(0.9, 200, 3.7) == pytest.approx(1 / f_quantile(0.1, 3.7, 200), rel=1e-12)


def test_fishers_exact_test_is_scipys():
    assert fisher_two_sided(48, 32, 12, 28) == pytest.approx(0.003409222, abs=1e-8)
    assert fisher_two_sided(0, 5, 0, 5) == 1.0
