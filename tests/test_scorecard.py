"""Scales and cards: what may be handed in, and every row that is in the way."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from kit.errors import ScorecardError
from kit.scorecard import Rating, Scorecard, check_scorecard

ASKED = {"unused-index": ("databases", "debugging"), "slow-page": ("performance",)}


def rated(question: str, competency: str, ordinal: int, note: str = "") -> Rating:
    return Rating(question=question, competency=competency, state="rated", ordinal=ordinal, note=note)


GOOD = (
    rated("unused-index", "databases", 4),
    rated("unused-index", "debugging", 5, "Showed the scan in the plan before naming a cause."),
    Rating(question="slow-page", competency="performance", state="not_rated", reason="no_time"),
)


def card(*ratings: Rating, **entries) -> Scorecard:
    whole = {"recommendation": "yes", "recommendation_state": "given", "confidence": "mid"} | entries
    return Scorecard(scale="bars5", ratings=ratings, **whole)


def problems(scorecards, given: Scorecard) -> list[tuple[int, str]]:
    with pytest.raises(ScorecardError) as error:
        check_scorecard(given, ASKED, scorecards.scales["bars5"], scorecards.standard)
    return [(p.line, p.message) for p in error.value.problems]


def test_the_shipped_scales_are_those_of_the_format_description(scorecards):
    bars5, four = scorecards.scales["bars5"], scorecards.scales["four-point"]
    assert [p.label for p in bars5.points] == ["Well below", "Below", "Solid", "Strong", "Outstanding"]
    assert (bars5.primary, bars5.secondary) == ((1, 2, 3, 4, 5), (1, 3, 5))
    assert [p.label for p in four.points] == ["Well below", "Below", "Meets", "Above"]
    assert (four.primary, four.secondary) == ((1, 2, 3, 4), (1, 3, 4))
    assert bars5.not_rated.reasons == ("no_time", "not_asked", "candidate_declined", "technical_problem")
    assert [p.id for p in scorecards.recommendation.points] == ["strong_no", "no", "yes", "strong_yes"]


def test_a_whole_card_can_be_handed_in(scorecards):
    check_scorecard(card(*GOOD), ASKED, scorecards.scales["bars5"], scorecards.standard)


def test_no_decision_is_an_answer_and_blank_is_none(scorecards):
    check_scorecard(
        card(*GOOD, recommendation=None, recommendation_state="no_decision"),
        ASKED,
        scorecards.scales["bars5"],
        scorecards.standard,
    )
    blank = card(*GOOD, recommendation=None, recommendation_state="blank")
    assert problems(scorecards, blank) == [(4, "the recommendation is blank: choose one, or 'no decision'.")]


def test_every_row_that_is_in_the_way_is_named_at_once(scorecards):
    given = card(
        rated("unused-index", "databases", 6),
        rated("unused-index", "debugging", 1),
        Rating(question="slow-page", competency="performance", state="not_rated", reason="no_tme"),
    )
    assert problems(scorecards, given) == [
        (1, "databases in unused-index: 6 is not on the scale (1 to 5)."),
        (2, "debugging in unused-index: a rating of 1 needs one sentence of evidence."),
        (3, "performance in slow-page: 'no_tme' is no reason for NR. Did you mean 'no_time'?"),
    ]


def test_a_row_left_out_is_blank_and_not_zero(scorecards):
    assert problems(scorecards, card(*GOOD[:2])) == [
        (3, "performance in slow-page is blank: give a rating, or NR with its reason.")
    ]


def test_a_rating_of_something_that_was_not_asked_is_refused(scorecards):
    extra = rated("other", "databases", 3)
    assert problems(scorecards, card(*GOOD, extra)) == [
        (1, "databases in other is not rated in this session.")
    ]


@pytest.mark.parametrize(
    "entries",
    [
        {"state": "rated"},
        {"state": "not_rated"},
        {"state": "blank", "ordinal": 3},
        {"state": "rated", "ordinal": 3, "reason": "no_time"},
    ],
)
def test_rated_not_rated_and_blank_are_three_different_things(entries):
    with pytest.raises(ValidationError):
        Rating(question="q", competency="debugging", **entries)
