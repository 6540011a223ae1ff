"""Weights stand from the first card on; what others would change is said, and shown beside."""

from __future__ import annotations

import pandas as pd
import pytest

from kit.errors import ScoringError
from kit.scoring import changed_since, fit, reweigh
from tests.bench.simulated import Case, job


def test_a_later_change_is_never_silent():
    fixed = {"testing": 60, "async": 40}
    assert changed_since(fixed, {"async": 40, "testing": 60}) == ()
    assert changed_since(fixed, {"testing": 50, "async": 40, "mentoring": 10}) == (
        "mentoring: none when fixed, now 10.",
        "testing: 60 when fixed, now 50.",
    )


def test_other_weights_give_the_scores_that_they_would_have_given():
    found = fit(job(Case(10), 3).table)
    fixed, other = {"k0": 50, "k1": 50}, {"k0": 10, "k5": 90}
    beside = reweigh(found.scores(fixed), fixed, other)
    expected = found.scores(other)
    assert list(beside.scores.values()) == pytest.approx(expected.estimate.tolist())
    order, now = (pd.Series(s.estimate).rank() for s in (found.scores(fixed), expected))
    # by hand: a pair is turned round when the two orders rank it differently
    pairs = sum((order[i] - order[j]) * (now[i] - now[j]) < 0 for i in range(10) for j in range(i))
    assert beside.words[:3] == (
        "k0: 50 when fixed, now 10.",
        "k1: 50 when fixed, now none.",
        "k5: none when fixed, now 90.",
    )
    assert pairs > 0
    assert beside.words[3].startswith(f"With these weights, {pairs} pair")


def test_weights_on_what_nobody_rated_are_refused():
    scores = fit(job(Case(10), 3).table).scores()
    with pytest.raises(ScoringError, match="No competency that has a weight was rated"):
        reweigh(scores, {"k0": 100}, {"mentoring": 100})
