"""The table that a comparison is made from, and the audit."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kit import hiring
from kit.errors import Missing, NotAllowed
from kit.hiring.comparison import compare_opening
from kit.scorecard import RATING_COLUMNS, Rating
from kit.scoring import words
from kit.store.tables import reveal

from .conftest import MORNING, full_card, open_for


def test_the_table_has_the_columns_of_the_ratings_csv(company):
    card = company.card(company.ada)
    opened = hiring.open_card(company.office, company.ada, card)
    given = full_card(opened.asked, 4)
    missed = Rating(question="lost-orders", competency="debugging", state="not_rated", reason="no_time")
    given = given.model_copy(update={"ratings": (*given.ratings[:2], missed)})
    receipt = hiring.submit_card(company.office, company.ada, card, given, "r")
    frame = hiring.read_ratings(company.office, company.manager, company.opening)
    assert tuple(frame.columns) == RATING_COLUMNS
    start = (opened.code, company.ada.person, "incident")
    end = ("", receipt.submitted_at, 1)
    assert list(frame.itertuples(index=False, name=None)) == [
        (*start, "debugging", "lost-orders", "bars5", "NR", "no_time", *end),
        (*start, "databases", "unused-index", "bars5", "4", "Strong", *end),
        (*start, "debugging", "unused-index", "bars5", "4", "Strong", *end),
    ]


def test_who_may_see_nothing_gets_an_empty_table(company):
    company.hand_in(company.ada)
    for who in (company.bo, company.otto, company.eve, company.chief):
        frame = hiring.read_ratings(company.office, who, company.opening)
        assert (len(frame), tuple(frame.columns)) == (0, RATING_COLUMNS)


def test_each_candidate_is_released_by_itself(company):
    other = hiring.add_candidate(company.office, company.recruiter, company.opening, "Other")
    hiring.schedule_interview(company.office, company.recruiter, other, "incident")
    company.hand_in(company.ada)
    company.hand_in(company.bo, application=other)
    company.hand_in(company.bo)
    seen = hiring.read_ratings(company.office, company.ada, company.opening)
    assert seen["candidate"].nunique() == 1
    assert hiring.read_ratings(company.office, company.bo, company.opening)["candidate"].nunique() == 2


def refusal(company) -> str:
    (one,) = compare_opening(company.office, company.manager, company.opening).comparison.candidates
    return one.refused


def test_a_card_to_come_keeps_its_candidate_from_being_compared_and_a_shadows_does_not(company):
    """By hand: Ada's and Bo's cards have three ratings each, enough for a score; Cy's has two."""
    incident = company.interviews["incident"]
    hiring.seat_interviewer(company.office, company.manager, incident, company.eve.person, part="shadow")
    company.hand_in(company.ada)
    company.hand_in(company.bo, 3)
    assert refusal(company) == words.open_cards(2, 3)
    company.hand_in(company.cy, 5)
    assert hiring.find_candidate(company.office, company.manager, company.application).cards == 4
    assert refusal(company) == ""


def test_a_comparison_says_since_when_its_weights_stand_and_what_was_imported(company):
    first = company.hand_in(company.ada, source="import")
    company.hand_in(company.bo, 3)
    notes = compare_opening(company.office, company.manager, company.opening).comparison.notes
    sha256 = hiring.find_opening(company.office, company.manager, company.opening).weights_sha256
    assert notes[-2:] == (words.imported(1), words.weights_fixed(first.submitted_at, sha256))
    assert "Nobody rated Mentoring." in notes


def test_later_weights_are_a_second_view_and_change_no_score(company):
    company.hand_in(company.ada)
    company.hand_in(company.bo, 3)
    company.hand_in(company.cy, 5)
    before = compare_opening(company.office, company.manager, company.opening)
    assert before.beside is None
    hiring.put_weights_beside(company.office, company.manager, company.opening, {"mentoring": 100})
    after = compare_opening(company.office, company.manager, company.opening)
    assert after.comparison.candidates == before.comparison.candidates
    assert "Mentoring: 20 when fixed, now 100." in after.beside.words
    assert after.comparison.notes == (*before.comparison.notes, words.beside(after.beside.words))
    (code,) = after.beside.scores
    mentoring = after.comparison.candidates[0].profile["mentoring"]
    assert after.beside.scores[code] == pytest.approx(mentoring.adjusted)


def test_other_openings_of_the_role_lend_what_is_known_of_people_once_all_their_cards_are_in(company):
    office, manager = company.office, company.manager
    first = company.opening
    company.hand_in(company.ada, 2)
    company.hand_in(company.bo, 4)
    open_for(company)
    second = company.opening
    for who, point in ((company.ada, 2), (company.bo, 3), (company.cy, 5)):
        company.hand_in(who, point)
    waiting = compare_opening(office, manager, second, pooled=True).comparison
    assert waiting.job is None  # Cy still owes a card of the first opening: nothing is learnt from it
    cy = next(c for c in hiring.list_my_interviews(office, company.cy) if c.opening == first)
    given = full_card(hiring.open_card(office, company.cy, cy.card).asked, 3)
    hiring.submit_card(office, company.cy, cy.card, given, "late")
    found = compare_opening(office, manager, second, pooled=True).comparison
    assert words.pooled(1, 1) in found.notes
    assert [s.raw for s in found.candidates] == [s.raw for s in waiting.candidates]
    with office.store.read() as tx:
        shown = {row.application_id for row in tx.execute(reveal.select())}
    assert shown == {company.application}  # nobody was shown a rating of the first opening
    alone = compare_opening(office, manager, second).comparison
    assert alone == waiting
    late = replace(office, now=lambda: MORNING + timedelta(days=731))
    assert compare_opening(late, manager, second, pooled=True).comparison.job is None


def test_who_may_see_nothing_compares_nothing(company):
    """Bo sits in a second interview of the candidate: one of the two cards that he owes is in, and tells nothing."""
    people = company.interviews["people"]
    hiring.seat_interviewer(company.office, company.manager, people, company.bo.person, part="second")
    company.hand_in(company.ada)
    company.hand_in(company.bo)
    assert len(hiring.read_ratings(company.office, company.bo, company.opening)) > 0
    for who in (company.bo, company.otto):
        found = compare_opening(company.office, who, company.opening)
        assert (len(found.ratings), found.comparison.candidates) == (0, ())
    with pytest.raises(Missing):
        compare_opening(company.office, company.eve, company.opening)


def test_an_administrator_reads_the_audit_and_no_ratings_from_it(company):
    company.hand_in(company.ada)
    lines = hiring.read_audit(company.office, company.chief, company.opening)
    assert [line.number for line in lines] == list(range(len(lines), 0, -1))
    assert {line.action for line in lines} >= {
        "opening.open",
        "loop.set",
        "interview.schedule",
        "card.submit",
    }
    submitted = next(line for line in lines if line.action == "card.submit")
    assert submitted.facts == {"card": company.card(company.ada), "number": 1}
    assert hiring.read_audit(company.office, company.chief)[0].action == "person.add"
    assert hiring.check_audit(company.office, company.chief) == ()
    for who in (company.manager, company.ada, company.eve):
        for read in (hiring.read_audit, hiring.check_audit):
            with pytest.raises(NotAllowed):
                read(company.office, who)
