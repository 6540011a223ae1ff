"""Points of one scale become points of another only as it is known or said."""

from __future__ import annotations

import pytest

from kit.errors import ExchangeError
from kit.exchange.scale_map import (
    FOREIGN_SCALES,
    KNOWN_MAPS,
    four_in_order,
    map_onto,
    noted,
    read_map,
)

from .cards import SCALES, rating


@pytest.mark.parametrize("pair", KNOWN_MAPS)
def test_each_known_map_loses_nothing_and_goes_back(pair):
    source, target = pair
    used = map_onto(SCALES[source], target)
    back = {used(point): point for point in SCALES[source].values}
    assert [back[used(point)] for point in SCALES[source].values] == list(SCALES[source].values)
    assert set(used.points) <= set(range(1, len(FOREIGN_SCALES[target]) + 1))
    assert not used.loses


def test_five_points_onto_four_are_refused_until_it_is_said_how():
    with pytest.raises(
        ExchangeError, match="bars5 has 5 points and ashby-score has 4, so it must be said which becomes"
    ):
        map_onto(SCALES["bars5"], "ashby-score")
    used = map_onto(SCALES["bars5"], "ashby-score", [read_map("bars5=1,2,2,3,4", "ashby-score")])
    assert [used(point) for point in range(1, 6)] == [1, 2, 2, 3, 4]
    assert used.loses
    assert noted(rating(point=3), SCALES["bars5"], used) == "[3 of 5: Solid] She found it."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("bars5", "'bars5' is no map of scales"),
        ("bars5=1,2,3,2,4", "falls: a higher point must not become a lower one"),
        ("bars5=1,2,3", "must give each of the 5 points one of 1 to 4"),
        ("bars5=1,2,3,4,5", "must give each of the 5 points one of 1 to 4"),
    ],
)
def test_a_map_that_is_none_is_refused(text, says):
    with pytest.raises(ExchangeError, match=says):
        map_onto(SCALES["bars5"], "ashby-score", [read_map(text, "ashby-score")])


def test_choices_are_put_in_order_by_their_digits_or_words_or_not_at_all():
    assert four_in_order(["Hire", "Strong Hire", "Strong No Hire", "No Hire"]) == (
        "Strong No Hire", "No Hire", "Hire", "Strong Hire",
    )  # fmt: skip
    assert four_in_order(["definitely_not", "no", "yes", "strong_yes"]) == (
        "definitely_not",
        "no",
        "yes",
        "strong_yes",
    )
    assert four_in_order(["1", "2", "3"]) is None
    assert four_in_order(["Yes", "Yes!", "No", "Strong no"]) is None
