"""Simulated jobs whose truth is known: intervals cover, the order is better than that of the means, chances come true.

A short run with fixed seeds; `python -m tests.bench.coverage` makes the whole table of docs/scoring.md.
"""

from __future__ import annotations

import numpy as np
import pytest

from tests.bench.coverage import Outcome, calibration, kendall, outcomes
from tests.bench.simulated import CASES


@pytest.fixture(scope="module")
def small() -> list[Outcome]:
    return outcomes(CASES["10"], 150)


@pytest.fixture(scope="module")
def middle() -> list[Outcome]:
    return outcomes(CASES["100"], 20)


@pytest.fixture(scope="module")
def large() -> list[Outcome]:
    return outcomes(CASES["1,000"], 1)


# One job of 1,000 candidates has more noise than the four of the whole tables, where the gain is .05.
@pytest.mark.parametrize(("jobs", "gain"), [("small", 0.0), ("middle", 0.03), ("large", 0.02)])
def test_intervals_cover_and_the_order_is_better_than_that_of_raw_means(jobs, gain, request):
    rates = Outcome.rates(request.getfixturevalue(jobs))
    assert 0.93 <= rates["covered"] <= 0.97
    assert 0.93 <= rates["covered_differences"] <= 0.97
    assert rates["covered_raw"] < 0.90
    assert rates["tau"] - rates["tau_raw"] >= gain
    assert rates["wrong"] <= 0.01 < rates["wrong_raw"]
    assert rates["best_among_leaders"] >= 0.95


@pytest.mark.parametrize(("jobs", "room"), [("small", 0.05), ("middle", 0.02)])
def test_what_is_called_likely_happens_as_often_as_was_said(jobs, room, request):
    found = calibration(request.getfixturevalue(jobs))
    assert np.abs(found["told"] - found["true"]).max() < room


def test_leniency_intervals_cover(small, middle):
    assert Outcome.rates(small)["covered_leniency"] >= 0.90
    # 400 intervals, of which those of one job move together: .92 here is .94 over 60 jobs, by the whole tables
    assert Outcome.rates(middle)["covered_leniency"] >= 0.90


def test_without_the_halo_term_intervals_do_not_cover():
    terms = ("candidate", "candidate_competency", "interviewer", "question")
    assert Outcome.rates(outcomes(CASES["100"], 4, terms=terms))["covered"] <= 0.92


def test_severe_and_lenient_panels_are_where_the_model_helps_most():
    rates = Outcome.rates(outcomes(CASES["100, severity SD 1.0"], 4))
    assert rates["tau"] - rates["tau_raw"] >= 0.08
    rates = Outcome.rates(outcomes(CASES["100, no severity, no halo"], 4))
    assert rates["tau"] - rates["tau_raw"] >= -0.003


def test_a_tenth_missing_leaves_intervals_honest():
    from tests.bench.simulated import without

    rates = Outcome.rates(outcomes(without(CASES["10"], missing=0.1), 60))
    assert 0.92 <= rates["covered"] <= 0.98


def test_kendalls_tau_is_that_of_the_textbook():
    # by hand: of the six pairs one is turned round, (5 - 1) / 6
    assert kendall(np.array([1.0, 2, 3, 4]), np.array([1.0, 2, 4, 3])) == pytest.approx(4 / 6)
