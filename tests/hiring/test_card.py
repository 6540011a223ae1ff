"""Writing a card, handing it in, and reading cards."""

from dataclasses import replace

import pytest

from kit import hiring
from kit.errors import Conflict, HiringError, NotAllowed, ScorecardError
from kit.scorecard import Rating
from kit.store import open_store
from kit.store.cards import own_revision

from .conftest import full_card


def _save(company, who, card, **fields):
    for field, text in fields.items():
        hiring.save_draft(company.office, who, card, field, text, rev=1, writer="tab", base=0)


def test_a_working_card_holds_all_that_is_needed_to_fill_it(company):
    card = hiring.open_card(company.office, company.ada, company.card(company.ada))
    assert [one.question.id for one in card.questions] == ["unused-index", "lost-orders"]
    assert card.asked == {"unused-index": ("databases", "debugging"), "lost-orders": ("debugging",)}
    assert card.questions[0].question == company.office.bank.question("unused-index")
    assert card.scale.values == (1, 2, 3, 4, 5)
    assert (card.part, card.status, card.number, card.last) == ("lead", "open", 0, None)
    assert card.name == "Zyxwvut Ńame"
    assert "note/unused-index/debugging" in card.fields


def test_drafts_make_the_card(company):
    card = company.card(company.ada)
    _save(
        company,
        company.ada,
        card,
        **{
            "rating/unused-index/databases": "4",
            "rating/unused-index/debugging": "NR:no_time",
            "note/unused-index/databases": "Read the plan.",
            "hints/unused-index": "2",
            "evidence/lost-orders": "Guessed.",
            "recommendation": "no_decision",
            "adjustments_used": "yes",
        },
    )
    made = hiring.card_from_drafts(hiring.open_card(company.office, company.ada, card))
    assert made.ratings == (
        Rating(
            question="unused-index", competency="databases", state="rated", ordinal=4, note="Read the plan."
        ),
        Rating(question="unused-index", competency="debugging", state="not_rated", reason="no_time"),
        Rating(question="lost-orders", competency="debugging", state="blank"),
    )
    assert made.notes["unused-index"].hints == 2
    assert made.notes["lost-orders"].evidence == "Guessed."
    assert (made.recommendation, made.recommendation_state) == (None, "no_decision")
    assert made.adjustments_used


@pytest.mark.parametrize("text", ["four", "NR", "NR:why not", "²"])
def test_a_kept_rating_that_is_none_is_named(company, text):
    card = company.card(company.ada)
    _save(company, company.ada, card, **{"rating/lost-orders/debugging": text})
    with pytest.raises(ScorecardError, match="debugging in lost-orders"):
        hiring.card_from_drafts(hiring.open_card(company.office, company.ada, card))


def test_an_incomplete_card_stays_with_its_drafts(company):
    card = company.card(company.ada)
    _save(company, company.ada, card, **{"rating/lost-orders/debugging": "3", "takeaways": "Kind."})
    made = hiring.card_from_drafts(hiring.open_card(company.office, company.ada, card))
    with pytest.raises(ScorecardError) as error:
        hiring.submit_card(company.office, company.ada, card, made, "r")
    assert len(error.value.problems) == 3  # two blank rows and the recommendation
    kept = hiring.open_card(company.office, company.ada, card).drafts
    assert {field: one.text for field, one in kept.items()} == {
        "rating/lost-orders/debugging": "3",
        "takeaways": "Kind.",
    }


def test_a_card_comes_back_as_it_was_handed_in(company):
    receipt = company.hand_in(company.ada, 4)
    assert (receipt.number, receipt.after_reveal) == (1, False)
    asked = hiring.open_card(company.office, company.ada, company.card(company.ada)).asked
    (seen,) = hiring.list_cards(company.office, company.ada, company.application)
    given = full_card(asked, 4)
    assert set(seen.scorecard.ratings) == set(given.ratings)
    assert seen.scorecard.model_copy(update={"ratings": given.ratings}) == given
    assert seen.submitted_at == receipt.submitted_at


def test_the_newest_revision_fills_the_card_when_it_is_opened_again(company):
    company.hand_in(company.ada, 4)
    card = company.card(company.ada)
    _save(company, company.ada, card, **{"rating/lost-orders/debugging": "2"})
    opened = hiring.open_card(company.office, company.ada, card)
    made = hiring.card_from_drafts(opened)
    assert sorted(one.ordinal for one in made.ratings) == [2, 4, 4]
    assert made.takeaways == opened.last.takeaways == "Calm under pressure."


def test_handing_in_drops_the_drafts(company):
    card = company.card(company.ada)
    _save(company, company.ada, card, takeaways="Kind.")
    company.hand_in(company.ada)
    assert hiring.open_card(company.office, company.ada, card).drafts == {}
    with pytest.raises(Conflict):
        hiring.save_draft(company.office, company.ada, card, "takeaways", "Late", rev=2, writer="tab", base=1)


def test_a_second_click_is_the_same_revision(company):
    first = company.hand_in(company.ada, 4, request="one")
    assert company.hand_in(company.ada, 4, request="one") == first
    assert company.see(company.ada) == {("Ada", 1)}
    with pytest.raises(HiringError, match="another card"):
        company.hand_in(company.bo, request="one")


def test_a_change_needs_its_reason_and_stands_beside_the_first(company):
    company.hand_in(company.ada, 4)
    with pytest.raises(HiringError, match="why it changes"):
        company.hand_in(company.ada, 2)
    receipt = company.hand_in(company.ada, 2, reason="I misread the plan.")
    assert (receipt.number, receipt.after_reveal) == (2, False)
    cards = hiring.list_cards(company.office, company.manager, company.application)
    assert [(one.number, one.reason, one.scorecard.ratings[0].ordinal) for one in cards] == [
        (1, "", 4),
        (2, "I misread the plan.", 2),
    ]


@pytest.mark.parametrize("look", [hiring.list_cards, hiring.read_ratings])
def test_who_was_shown_others_ratings_gives_a_marked_card(company, look):
    company.hand_in(company.ada, 4)
    company.hand_in(company.bo, 3)
    assert not company.hand_in(company.ada, 5, reason="Not seen yet.").after_reveal
    look(company.office, company.ada, company.application if look is hiring.list_cards else company.opening)
    assert company.hand_in(company.ada, 3, reason="Seen.").after_reveal
    frame = hiring.read_ratings(company.office, company.manager, company.opening)
    mine = frame[frame["interviewer"] == company.ada.person]
    assert set(mine["rating"]) == {"5"}
    assert set(mine["revision"]) == {2}


def test_a_manager_who_read_first_and_joins_later_gives_a_marked_card(company):
    company.hand_in(company.ada)
    assert company.see(company.manager) == {("Ada", 1)}
    hiring.seat_interviewer(
        company.office, company.recruiter, company.interviews["people"], company.manager.person
    )
    assert company.see(company.manager) == set()
    assert company.hand_in(company.manager).after_reveal


def test_taking_a_card_back_hides_the_others_again(company):
    company.hand_in(company.ada)
    company.hand_in(company.bo)
    assert company.see(company.ada) == {("Ada", 1), ("Bo", 1)}
    hiring.withdraw_card(company.office, company.ada, company.card(company.ada))
    assert company.see(company.ada) == set()
    assert company.see(company.manager) == {("Bo", 1)}
    assert hiring.open_card(company.office, company.ada, company.card(company.ada)).last is not None
    with pytest.raises(HiringError, match="not in"):
        hiring.withdraw_card(company.office, company.ada, company.card(company.ada))


def test_an_excuse_keeps_the_words_and_can_be_undone(company):
    card = company.card(company.ada)
    _save(company, company.ada, card, takeaways="Kind.")
    with pytest.raises(NotAllowed):
        hiring.excuse_card(company.office, company.ada, card, "I want to look.")
    with pytest.raises(HiringError, match="why"):
        hiring.excuse_card(company.office, company.recruiter, card, " ")
    hiring.excuse_card(company.office, company.recruiter, card, "Knows the candidate.")
    with pytest.raises(HiringError, match="excused"):
        company.hand_in(company.ada)
    with pytest.raises(HiringError, match="excused"):
        hiring.save_draft(company.office, company.ada, card, "takeaways", "x", rev=2, writer="tab", base=1)
    hiring.reopen_card(company.office, company.recruiter, card)
    opened = hiring.open_card(company.office, company.ada, card)
    assert (opened.status, opened.drafts["takeaways"].text) == ("open", "Kind.")


def test_a_card_is_its_owners_alone_until_it_is_in(company):
    card = company.card(company.ada)
    for who in (company.bo, company.manager, company.recruiter, company.chief, company.eve):
        with pytest.raises(NotAllowed):
            hiring.open_card(company.office, who, card)
        with pytest.raises(NotAllowed):
            hiring.save_draft(company.office, who, card, "takeaways", "x", rev=1, writer="tab", base=0)
        with pytest.raises(NotAllowed):
            hiring.withdraw_card(company.office, who, card)
        with pytest.raises(NotAllowed):
            hiring.submit_card(company.office, who, card, full_card({}), "r")
    with company.office.store.read() as tx:
        found = own_revision(tx, company.office.store.master, company.bo, card)
    assert found == (None, [], {})


def test_a_recruiter_hands_in_a_card_that_came_on_paper_and_has_then_seen_it(company):
    card, who = company.card(company.ada), company.recruiter
    asked = hiring.open_card(company.office, company.ada, card).asked
    with pytest.raises(NotAllowed):
        hiring.submit_card(company.office, company.cy, card, full_card(asked), "r", source="scan")
    receipt = hiring.submit_card(company.office, who, card, full_card(asked), "r", source="scan")
    assert not receipt.after_reveal
    (seen,) = hiring.list_cards(company.office, company.ada, company.application)
    assert (seen.person, seen.source) == (company.ada.person, "scan")
    interview = company.interviews["people"]
    mine = hiring.seat_interviewer(company.office, company.manager, interview, who.person)
    with pytest.raises(NotAllowed, match="your own cards"):
        second = hiring.open_card(company.office, company.bo, company.card(company.bo))
        hiring.submit_card(company.office, who, second.id, full_card(asked), "r2", source="scan")
    people = hiring.open_card(company.office, who, mine).asked
    assert hiring.submit_card(company.office, who, mine, full_card(people), "r3").after_reveal


@pytest.mark.parametrize(
    "field",
    [
        "rating",
        "rating/lost-orders",
        "rating/lost-orders/databases",
        "note/unknown/debugging",
        "salary",
        "hints",
        "",
    ],
)
def test_a_field_that_the_card_does_not_have_is_refused(company, field):
    with pytest.raises(HiringError, match="no field"):
        hiring.save_draft(
            company.office, company.ada, company.card(company.ada), field, "x", rev=1, writer="tab", base=0
        )


def test_every_field_of_a_card_can_be_kept(company):
    opened = hiring.open_card(company.office, company.ada, company.card(company.ada))
    for field in opened.fields:
        hiring.save_draft(company.office, company.ada, opened.id, field, "1", rev=1, writer="tab", base=0)
    assert set(hiring.open_card(company.office, company.ada, opened.id).drafts) == set(opened.fields)


def test_too_long_a_text_is_refused_before_it_is_cut(company):
    card = company.card(company.ada)
    text = "x" * (hiring.MOST_CHARACTERS + 1)
    with pytest.raises(HiringError, match="4001 characters; 4000"):
        hiring.save_draft(company.office, company.ada, card, "takeaways", text, rev=1, writer="tab", base=0)
    asked = hiring.open_card(company.office, company.ada, card).asked
    with pytest.raises(ScorecardError, match="4001 characters"):
        hiring.submit_card(company.office, company.ada, card, full_card(asked, note=text), "r")


def test_drafts_and_cards_are_there_after_a_restart(company):
    company.hand_in(company.ada)
    card = company.card(company.bo)
    _save(company, company.bo, card, takeaways="Half a sen")
    company.office.store.close()
    office = replace(company.office, store=open_store(company.place))
    assert hiring.open_card(office, company.bo, card).drafts["takeaways"].text == "Half a sen"
    assert len(hiring.list_cards(office, company.manager, company.application)) == 1
    office.store.close()


def test_counts_are_for_all_who_take_part_and_nobody_else(company):
    company.hand_in(company.ada)
    for who in (company.manager, company.bo, company.otto):
        assert hiring.count_cards(company.office, who, company.application) == (1, 3)
    for who in (company.eve, company.chief):
        with pytest.raises(NotAllowed):
            hiring.count_cards(company.office, who, company.application)
