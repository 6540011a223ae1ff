"""Weights are fixed before the first card; what changes later is said."""

from __future__ import annotations

import pytest

from kit.errors import ScoringError
from kit.scoring import changed_since, fix_weights


def test_weights_can_not_be_fixed_once_ratings_are_known():
    with pytest.raises(ScoringError, match="weights are fixed before that"):
        fix_weights({"testing": 100}, "2026-11-25T00:00:00Z", first_card="2026-11-24T09:00:00Z")
    with pytest.raises(ScoringError, match="above 0"):
        fix_weights({"testing": 0}, "2026-11-25T00:00:00Z")


def test_a_later_change_is_never_silent():
    fixed = fix_weights({"testing": 60, "async": 40}, "2026-11-24T09:00:00Z")
    assert changed_since(fixed, {"async": 40, "testing": 60}) == ()
    assert changed_since(fixed, {"testing": 50, "async": 40, "mentoring": 10}) == (
        "mentoring: none when fixed, now 10.",
        "testing: 60 when fixed, now 50.",
    )
