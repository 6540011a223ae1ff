"""The table that a comparison is made from, and the audit."""

import pytest

from kit import hiring
from kit.errors import NotAllowed
from kit.scorecard import RATING_COLUMNS, Rating

from .conftest import full_card


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
