"""The sample: made in the way that people do things, shows something real, and goes without a trace on screen."""

import pandas as pd
import pytest

from kit import hiring
from kit.errors import HiringError, NotAllowed

from .conftest import LOOP, ROLE


@pytest.fixture
def sampled(company):
    me = hiring.find_local_viewer(company.office)
    company.sample = hiring.make_sample(company.office, me, ROLE, LOOP)
    return company


def test_the_sample_shows_every_state_of_a_card(sampled):
    office, me = sampled.office, sampled.chief
    assert hiring.has_sample(office, me)
    found = hiring.list_candidates(office, me, sampled.sample)
    assert sorted((one.cards_in, one.cards) for one in found) == [(0, 5), (3, 4), (4, 4), (4, 4)]
    seats = [s for one in hiring.list_interviews(office, me, sampled.sample) for s in one.seats]
    assert {seat.state for seat in seats} >= {"submitted", "to_do", "overdue"}
    mine = [one for one in hiring.list_my_interviews(office, me) if one.opening == sampled.sample]
    assert [one.state for one in mine] == ["to_do"]
    assert hiring.check_audit(office, me) == ()


def test_one_half_written_card_is_kept_as_drafts(sampled):
    eyes = [one for one in hiring.list_viewers(sampled.office, sampled.chief) if one.behind]
    kept = [
        hiring.open_card(sampled.office, one, mine.card)
        for one in eyes
        for mine in hiring.list_my_interviews(sampled.office, one)
        if mine.draft_at
    ]
    assert len(kept) == 1
    assert any(field.startswith("rating/") for field in kept[0].drafts)
    hiring.card_from_drafts(kept[0])


def test_a_comparison_finds_the_order_that_the_sample_was_made_with(sampled):
    frame = hiring.read_ratings(sampled.office, sampled.chief, sampled.sample)
    points = pd.to_numeric(frame["rating"], errors="coerce")
    means = points.groupby(frame["candidate"]).mean()
    by_name = {
        one.name: one.code for one in hiring.list_candidates(sampled.office, sampled.chief, sampled.sample)
    }
    assert means.idxmax() == by_name["Ngozi Ferreira-Holm"]
    assert len(means) == 3


def test_there_is_one_sample_and_it_is_the_administrators(sampled):
    with pytest.raises(HiringError, match="there already"):
        hiring.make_sample(sampled.office, sampled.chief, ROLE, LOOP)
    with pytest.raises(NotAllowed):
        hiring.make_sample(sampled.office, sampled.manager, ROLE, LOOP)
    with pytest.raises(NotAllowed):
        hiring.remove_sample(sampled.office, sampled.manager)


def test_a_removed_sample_is_shown_nowhere_and_can_be_made_again(sampled):
    office, me = sampled.office, sampled.chief
    names = [one.name for one in hiring.list_viewers(office, me)]
    hiring.remove_sample(office, me)
    assert not hiring.has_sample(office, me)
    assert sampled.sample not in [one.id for one in hiring.list_openings(office, me)]
    assert [one for one in hiring.list_my_interviews(office, me) if one.opening == sampled.sample] == []
    assert len(hiring.read_ratings(office, me, sampled.sample)) == 0
    assert set(names) - {one.name for one in hiring.list_viewers(office, me)} >= {
        "Mei-Ling Chou",
        "Inés Okoye",
    }
    assert hiring.find_candidate(office, sampled.manager, sampled.application).name == "Zyxwvut Ńame"
    assert hiring.check_audit(office, me) == ()
    again = hiring.make_sample(office, me, ROLE, LOOP)
    assert len(hiring.list_candidates(office, me, again)) == 4
