"""How people rate is shown to themselves and to an administrator, and rests on candidates who sway nobody any more."""

from __future__ import annotations

import pytest

from kit import hiring
from kit.errors import NotAllowed
from kit.store import cards, tables

LONG_AGO = "2000-01-01T00:00:00.000Z"


def interview_six(company) -> None:
    """Six candidates whom Ada gives 4, Bo 3 and Cy 5 throughout."""
    more = [
        hiring.add_candidate(company.office, company.recruiter, company.opening, f"N{n}") for n in range(5)
    ]
    for application in more:
        for session in ("incident", "people"):
            hiring.schedule_interview(company.office, company.recruiter, application, session)
    for application in (company.application, *more):
        for who, point in ((company.ada, 4), (company.bo, 3), (company.cy, 5)):
            company.hand_in(who, point, application=application)


def test_nothing_counts_before_every_card_of_the_candidate_is_in(company):
    company.hand_in(company.ada)
    company.hand_in(company.bo)
    waiting = hiring.find_calibration(company.office, company.ada)
    assert (waiting.found, waiting.open) == (None, 1)
    company.hand_in(company.cy)
    counted = hiring.find_calibration(company.office, company.ada)
    assert counted.open == 0
    assert counted.found.points == {4: 3}  # the incident: debugging twice, databases once
    assert counted.found.words == "Rated 1 candidate so far: 5 or more are needed."


def test_a_card_that_is_taken_back_takes_its_candidate_out(company):
    for who in (company.ada, company.bo, company.cy):
        company.hand_in(who)
    hiring.withdraw_card(company.office, company.bo, company.card(company.bo))
    for who in (company.ada, company.bo, company.cy):
        assert hiring.find_calibration(company.office, who).found is None


def test_who_gives_a_point_more_for_the_same_candidates_is_told_so(company):
    interview_six(company)
    ada, bo = (hiring.find_calibration(company.office, who).found for who in (company.ada, company.bo))
    assert (ada.candidates, ada.ratings, ada.points) == (6, 18, {4: 18})
    assert (bo.candidates, bo.points) == (6, {3: 18})
    assert ada.severity - bo.severity == pytest.approx(
        1.0, abs=0.2
    )  # the difference that was put in, pulled in a little
    assert ada.severity > bo.severity
    assert ada.notes == (
        "6 of 6 cards give every competency the same point. That can be right; separate evidence for each competency "
        "makes the card more useful.",
    )


def test_looking_at_ones_own_rates_shows_nobodys_cards(company):
    interview_six(company)
    hiring.find_calibration(company.office, company.ada)
    with company.office.store.read() as tx:
        assert tx.execute(tables.reveal.select()).all() == []


def test_that_an_administrator_looked_is_written_down_and_ones_own_look_is_not(company):
    interview_six(company)
    hiring.find_calibration(company.office, company.ada)
    assert hiring.find_calibration(company.office, company.chief, company.ada.person).found.ratings == 18
    looks = [
        line for line in hiring.read_audit(company.office, company.chief) if line.action == "calibration.look"
    ]
    assert [(line.entity, line.actor) for line in looks] == [(company.ada.person, company.chief.person)]


def test_sql_lets_nobody_at_anothers_figures_either(company):
    interview_six(company)
    with company.office.store.read() as tx:
        for who in (company.bo, company.manager, company.recruiter, company.otto, company.eve):
            assert cards.counted_ratings(tx, who, LONG_AGO, company.ada.person) == []
            assert cards.revised_ratings(tx, who, LONG_AGO, company.ada.person) == []
            assert cards.counted_ratings(tx, who, LONG_AGO) == []
        assert len(cards.counted_ratings(tx, company.ada, LONG_AGO, company.ada.person)) == 48
    with pytest.raises(NotAllowed, match="to themselves and to an administrator"):
        hiring.find_calibration(company.office, company.manager, company.ada.person)


def test_competencies_are_shown_without_the_points_of_two_people(company):
    interview_six(company)
    found = {
        c.competency: c for c in hiring.find_rated_competencies(company.office, company.chief).competencies
    }
    assert found["databases"].ratings == 12  # six candidates, Ada and Bo
    assert found["databases"].points == {}
    # Debugging: Ada and Bo twice each, Cy once, for six candidates.
    assert found["debugging"].points == {1: 0, 2: 0, 3: 12, 4: 12, 5: 6}
    assert found["debugging"].words == (
        "6 candidates were rated by two or more people: 10 are needed for a word on agreement."
    )
