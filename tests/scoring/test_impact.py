"""Adverse impact: the figures of the reference cases, the small-n rules, and bad totals at their lines."""

from __future__ import annotations

import math

import pytest

from kit.errors import RatingsError
from kit.exchange import read_totals
from kit.scoring import Group, impacts
from kit.scoring.impact import impact

from .reference import figures, table

CASES = table("adverse_impact").set_index("case")
SAYS = {
    "worked_example_80_40": "Review this stage.",
    "small_5_4": "Too few to conclude.",
    "small_10_10": "Too few to conclude.",
    "borderline_200_200": "No sign of a difference.",
}


@pytest.mark.parametrize("case", SAYS)
def test_figures_and_words_are_those_of_the_reference(case):
    row, expected = CASES.loc[case], figures("adverse_impact")["cases"][case]
    found = impact(
        Group("s", "r", int(row["n_reference"]), int(row["selected_reference"])),
        Group("s", "f", int(row["n_focal"]), int(row["selected_focal"])),
    )
    assert (found.reference_rate, found.rate) == (expected["rate_reference"], expected["rate_focal"])
    assert found.ratio == pytest.approx(expected["impact_ratio"], abs=1e-8)
    assert (found.low, found.high) == pytest.approx(expected["impact_ratio_ci95"], abs=1e-8)
    assert found.p == pytest.approx(expected["fisher_two_sided_p"], abs=1e-8)
    assert found.z == pytest.approx(expected["z_pooled"], abs=1e-8)
    assert found.smallest_expected == pytest.approx(expected["smallest_expected_cell"], abs=1e-8)
    assert found.words == SAYS[case]
    assert found.code == ("impact_small" if case.startswith("small") else "")


def test_four_fifths_exactly_is_not_below():
    # 40 % of 50 % is exactly four fifths, which a float would miss
    assert not impact(Group("s", "r", 200, 100), Group("s", "f", 200, 80)).below_four_fifths
    assert impact(Group("s", "r", 200, 100), Group("s", "f", 200, 79)).below_four_fifths


def test_groups_of_fewer_than_five_are_never_shown():
    found = impacts([Group("s", "a", 100, 50), Group("s", "b", 3, 1), Group("s", "c", 4, 0)])
    assert [(i.group, i.reference) for i in found] == [("not shown", "a")]
    assert impacts([Group("s", "a", 100, 50), Group("s", "b", 3, 1)]) == ()


def test_a_tiny_group_is_not_what_others_are_held_against():
    found = impacts([Group("s", "a", 900, 300), Group("s", "b", 300, 90), Group("s", "c", 6, 6)])
    assert {i.reference for i in found} == {"a"}


def test_nobody_selected_at_all_has_no_ratio_and_no_error():
    found = impact(Group("s", "r", 20, 0), Group("s", "f", 20, 0))
    assert math.isnan(found.ratio)
    assert found.words == "Too few to conclude."


def test_bad_totals_are_named_at_their_lines():
    text = "stage,group,considered,selected\nscreen,a,10,12\nscreen,,5,1\nscreen,b,x,1\nscreen,a,10,1\n"
    with pytest.raises(RatingsError) as error:
        read_totals(text.encode(), file="t.csv")
    assert str(error.value).splitlines() == [
        "t.csv:2: 12 were selected of 10.",
        "t.csv:3: group must be filled in.",
        "t.csv:4: 'considered' and 'selected' must be whole numbers below 1,000,000,000 (got x and 1).",
        "t.csv:5: 'a' at 'screen' stands in line 2 already.",
    ]
    with pytest.raises(
        RatingsError, match=f"got {'9' * 60} and 1"
    ):  # more digits than Python takes for a number
        read_totals(f"stage,group,considered,selected\nscreen,a,{'9' * 5000},1\n".encode())
    with pytest.raises(RatingsError, match="unknown column 'name'"):
        read_totals(b"stage,group,considered,selected,name\n")
    with pytest.raises(RatingsError, match="there is no row in this file"):
        read_totals(b"stage,group,considered,selected\n")
