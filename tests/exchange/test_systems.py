"""Other systems' shapes: their own samples are read, what we write is read back, and each fault has its path."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from kit.errors import ExchangeError
from kit.exchange.ashby import read_ashby, write_ashby
from kit.exchange.greenhouse import POINTS, read_greenhouse, write_greenhouse
from kit.exchange.lever import write_lever
from kit.exchange.merge import write_merge
from kit.exchange.scale_map import map_onto, read_map

from .cards import SCALES, card, cards, rating

NAMES = {"debugging": "Debugging", "async": "Asynchronous work", "code_review": "Code quality and review"}

# The scorecard object of grnhse/greenhouse-api-docs, _scorecards.md.
GREENHOUSE = {
    "id": 123, "updated_at": "2016-08-22T19:52:38.384Z", "created_at": "2016-08-22T19:52:38.384Z",
    "interview": "Application Review", "interview_step": {"id": 432, "name": "Application Review"},
    "candidate_id": 1234, "application_id": 3456, "interviewed_at": "2016-08-18T16:00:00.000Z",
    "submitted_by": {"id": 4080, "first_name": "Kate", "last_name": "Austen", "name": "Kate Austen", "employee_id": "12345"},
    "interviewer": {"id": 821, "first_name": "Robert", "last_name": "Robertson", "name": "Robert Robertson", "employee_id": "100377"},
    "submitted_at": "2014-03-26T21:59:51Z", "overall_recommendation": "yes",
    "attributes": [
        {"name": "Communication", "type": "Skills", "note": "What a great communicator!", "rating": "yes"},
        {"name": "Relationship Manager", "type": "Skills", "note": None, "rating": "mixed"},
        {"name": "Analytical", "type": "Skills", "note": None, "rating": "definitely_not"},
        {"name": "Adaptable", "type": "Skills", "note": None, "rating": "no_decision"},
    ],
    "ratings": {"definitely_not": ["Analytical"], "no": [], "mixed": ["Relationship Manager"], "yes": ["Communication"], "strong_yes": []},
    "questions": [
        {"id": None, "question": "Key Take-Aways", "answer": "Seems like a decent candidate."},
        {"id": 1234569, "question": "Where would the candidate be willing to work?", "answer": "<p>London, Dubai</p>"},
    ],
}  # fmt: skip


def field(path, title, kind, *labels, required=False):
    choices = [{"label": label, "value": label} for label in labels]
    entry = {"id": f"id-{path}", "type": kind, "path": path, "title": title, "selectableValues": choices}
    return {"isRequired": required, "field": entry}


ASHBY_FORM = {
    "id": "form-1", "title": "Onsite", "formDefinition": {"sections": [{"title": "Scores", "fields": [
        field("debugging", "Debugging", "Score"),
        field("f_2", "async (lost-orders)", "Score"),
        field("f_3", "Code quality and review", "Score"),
        field("f_4", "Overall Recommendation", "ValueSelect", "Strong Hire", "Hire", "No Hire", "Strong No Hire"),
        field("f_5", "Key Take-Aways", "RichText"),
    ]}]},
}  # fmt: skip
LEVER = {
    "id": "template-1", "text": "Onsite", "fields": [
        {"id": "l1", "type": "score", "text": "Debugging", "options": [{"text": t} for t in ("4 - Strong Hire", "3 - Hire", "2 - No Hire", "1 - Strong No Hire")]},
        {"id": "l2", "type": "score-system", "text": "Overall rating", "options": [{"text": t} for t in ("Strong no", "No", "Yes", "Strong yes")]},
        {"id": "l3", "type": "textarea", "text": "Summary"},
    ],
}  # fmt: skip
FOUR = [read_map("bars5=1,2,2,3,4", "ashby-score"), read_map("bars5=1,2,2,3,4", "lever-four")]


def test_the_vendors_own_scorecard_is_read_and_its_interviewer_is_who_rated():
    past = read_greenhouse([GREENHOUSE], file="g.json")
    (found,) = past.cards
    assert (found.id, found.candidate, found.interviewer, found.interviewer_name) == (
        "123",
        "1234",
        "821",
        "Robert Robertson",
    )
    assert [(r.competency, r.ordinal, r.label) for r in found.ratings] == [
        ("communication", 4, "yes"), ("relationship_manager", 3, "mixed"), ("analytical", 1, "definitely_not"), ("adaptable", None, "no_decision"),
    ]  # fmt: skip
    assert found.recommendation == "yes"
    assert past.problems == ()
    assert past.without_counterpart == {"attributes without a rating": 1, "answers in words": 2}


def test_each_fault_of_a_scorecard_has_its_path():
    bad = GREENHOUSE | {
        "id": None, "interviewer": "Kate", "overall_recommendation": "maybe",
        "attributes": ["x", {"name": "", "rating": "great"}, {"name": "A", "rating": True}],
    }  # fmt: skip
    past = read_greenhouse([GREENHOUSE, bad], file="g.json")
    assert [str(problem) for problem in past.problems] == [
        "g.json:2: scorecards[1].interviewer: must be an object (got text).",
        "g.json:2: scorecards[1].attributes[0]: must be an object (got text).",
        "g.json:2: scorecards[1].attributes[1].name: is missing.",
        "g.json:2: scorecards[1].attributes[1].rating: 'great' is none of definitely_not, no, mixed, yes, strong_yes.",
        "g.json:2: scorecards[1].attributes[2].rating: must be text (got true or false).",
        "g.json:2: scorecards[1].overall_recommendation: 'maybe' is none of definitely_not, no, yes, strong_yes, no_decision.",
        "g.json:2: scorecards[1].id: is missing.",
    ]


@pytest.mark.parametrize("document", ["x", 1, None])
@pytest.mark.parametrize("read", [read_greenhouse, read_ashby])
def test_what_is_no_list_of_cards_is_refused(read, document):
    with pytest.raises(ExchangeError):
        read(document, file="f")


def given_ratings(made):
    return {
        (one.candidate, one.interviewer.id, r.competency, r.question): r.ordinal
        for one in made
        for r in one.scorecard.ratings
    }


@settings(max_examples=60)
@given(cards(scale="four-point") | cards(scale="bars5"))
def test_what_goes_out_in_the_shape_of_greenhouse_comes_back_equal(made):
    used = map_onto(SCALES[made[0].scorecard.scale], "greenhouse-attribute")
    own = {used(point): point for point in SCALES[made[0].scorecard.scale].values}
    past = read_greenhouse(json.loads(write_greenhouse(made, SCALES).content), file="g.json")
    back = {
        (one.candidate, one.interviewer, r.competency, r.question): r.ordinal and own[r.ordinal]
        for one in past.cards
        for r in one.ratings
    }
    assert back == given_ratings(made)
    assert [one.recommendation for one in past.cards] == [one.scorecard.recommendation for one in made]
    assert past.problems == ()


def test_greenhouse_attributes_say_why_nothing_was_rated_and_are_listed_by_rating():
    (one,) = json.loads(
        write_greenhouse(
            [card(rating(point=5), rating("async", point=None, reason="no_time", note="Late."))], SCALES
        ).content
    )
    assert one["attributes"][1] == {
        "name": "async (lost-orders)", "type": "Skills", "note": "Not rated: no_time. Late.", "rating": None,
    }  # fmt: skip
    assert one["ratings"] == {point: [] for point in POINTS} | {"strong_yes": ["debugging (lost-orders)"]}
    assert one.keys() == GREENHOUSE.keys()


def test_of_very_many_problems_two_hundred_are_told():
    past = read_greenhouse([1] * 300, file="g.json")
    assert len(past.problems) == 200
    assert str(past.problems[0]).endswith("must be an object (got a number).")


def as_listed(bodies):
    """Submissions as `applicationFeedback.list` would give them back: the form beside the values, scores as text."""
    for number, body in enumerate(bodies):
        values = {}
        for one in body["feedbackForm"]["fieldSubmissions"]:
            value = one["value"]
            values[one["path"]] = (
                str(value["score"]) if isinstance(value, dict) and "score" in value else value
            )
        yield {
            "id": f"feedback-{number}", "formDefinition": ASHBY_FORM["formDefinition"], "submittedValues": values,
            "submittedByUser": {"id": "u1", "firstName": "Ada", "lastName": "L", "email": "ada@example.org"},
            "interviewId": "i1", "applicationId": body["applicationId"], "submittedAt": "2026-11-24T10:00:00.000Z",
        }  # fmt: skip


def test_what_goes_out_in_the_shape_of_ashby_comes_back_with_the_map_that_was_given():
    made = [card(rating(point=3), rating("async", point=5), rating("code_review", "unused-index", 1))]
    bodies = json.loads(write_ashby(made, SCALES, ASHBY_FORM, NAMES, FOUR).content)
    submitted = {one["path"]: one["value"] for one in bodies[0]["feedbackForm"]["fieldSubmissions"]}
    assert submitted["debugging"] == {
        "score": 2,
        "comments": {"type": "PlainText", "value": "[3 of 5: Solid] She found it."},
    }
    assert submitted["f_4"] == "Hire"
    assert submitted["f_5"] == {"type": "PlainText", "value": "Calm."}
    past = read_ashby({"results": list(as_listed(bodies)), "moreDataAvailable": False}, file="a.json")
    (found,) = past.cards
    assert {(r.competency, r.question): r.ordinal for r in found.ratings} == {
        ("debugging", ""): 2, ("async", "lost-orders"): 4, ("code_quality_and_review", ""): 1,
    }  # fmt: skip
    assert (found.recommendation, found.interviewer_email, past.problems) == ("yes", "ada@example.org", ())
    assert past.without_counterpart == {"answers of type RichText": 1}


def test_two_ratings_for_one_field_are_both_left_out_and_never_averaged():
    made = [card(rating(point=1), rating(question="unused-index", point=5))]
    written = write_ashby(made, SCALES, ASHBY_FORM, NAMES, FOUR)
    (body,) = json.loads(written.content)
    assert {one["path"] for one in body["feedbackForm"]["fieldSubmissions"]} == {"f_4", "f_5"}
    assert "1 x debugging (lost-orders): another rating wants the same field." in written.losses


def test_a_required_field_that_would_be_empty_is_an_error_for_each_card():
    form = {
        **ASHBY_FORM,
        "formDefinition": {"sections": [{"fields": [field("x", "Culture", "Score", required=True)]}]},
    }
    with pytest.raises(ExchangeError) as error:
        write_ashby([card(), card(candidate="000001")], SCALES, form, NAMES, FOUR, form_file="form.json")
    assert str(error.value).splitlines() == [
        "form.json:1: card 1 (7KQ2MX, incident): the required field 'Culture' would be empty.",
        "form.json:1: card 2 (000001, incident): the required field 'Culture' would be empty.",
    ]


def test_ids_of_the_other_system_go_out_again():
    theirs = {"application": "a-9", "person": "u-9", "event": "e-9"}
    made = card()
    known = type(made)(**{**vars(made), "theirs": theirs})
    (body,) = json.loads(write_ashby([known], SCALES, ASHBY_FORM, NAMES, FOUR).content)
    assert (body["applicationId"], body["userId"], body["interviewEventId"]) == ("a-9", "u-9", "e-9")


def test_lever_choices_are_the_templates_own_words():
    written = write_lever([card(rating(point=5))], SCALES, LEVER, NAMES, FOUR)
    (one,) = json.loads(written.content)
    assert one["body"] == {
        "baseTemplateId": "template-1",
        "fieldValues": [
            {"id": "l1", "value": "4 - Strong Hire"}, {"id": "l2", "value": "Yes"}, {"id": "l3", "value": "Calm."},
        ],
    }  # fmt: skip
    assert "1 notes on ratings: a choice has no place for a note." in written.losses


def test_lever_choices_without_a_clear_order_are_refused():
    template = {
        "id": "t",
        "fields": [
            {"id": "l1", "type": "score", "text": "Debugging", "options": [{"text": t} for t in "wxyz"]}
        ],
    }
    with pytest.raises(
        ExchangeError, match="the choices of 'Debugging' are not four whose order is clear: w, x, y, z"
    ):
        write_lever([card()], SCALES, template, NAMES, FOUR)


def test_merge_has_recommendations_only_and_says_so():
    written = write_merge([card(), card(recommendation=None, recommendation_state="no_decision")])
    assert [one["overall_recommendation"] for one in json.loads(written.content)] == ["YES", "NO_DECISION"]
    assert written.losses == ("2 ratings: the shape has a recommendation only.",)


@pytest.mark.parametrize("read", [read_greenhouse, read_ashby])
def test_what_is_no_card_at_all_is_not_taken_for_one_that_was_never_submitted(read):
    past = read([{"foo": 1}], file="p.json")
    assert (past.cards, past.without_counterpart) == ((), {})
    assert "has nothing of a card" in past.problems[0].message


def test_a_day_that_is_none_is_told():
    past = read_greenhouse([{**GREENHOUSE, "submitted_at": "yesterday"}], file="g.json")
    assert [one.message for one in past.problems] == [
        "scorecards[0].submitted_at: must be a moment (got 'yesterday')."
    ]
