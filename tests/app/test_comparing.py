"""The pages that say what ratings are worth: each person sees what the blind rule gives them, cached or not."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from kit.access import Viewer
from kit.app import compared
from kit.app import office as shared
from kit.app.compared import given_in
from kit.app.debrief import MOST_TOPICS
from kit.app.kept import Held
from kit.app.reminder import reminder
from kit.hiring import (
    find_local_viewer,
    list_candidates,
    list_decisions,
    list_interviews,
    list_openings,
    list_viewers,
    put_weights_beside,
    read_ratings,
)
from kit.scoring.plan import make_plan, planned_sessions


@pytest.fixture(scope="module")
def people(sampled):
    """The people of the sample by name."""
    return {v.name: v for v in list_viewers(sampled, find_local_viewer(sampled))}


def opened(page: str, viewer: Viewer, **query: str) -> AppTest:
    app = AppTest.from_string(
        "import streamlit as st\n"
        "from kit.access import Viewer\n"
        "from kit.app.main import PAGES\n"
        "st.session_state.setdefault('pages', {})\n"
        f"PAGES[{page!r}][1](Viewer({viewer.person!r}, {viewer.name!r}, behind={viewer.behind!r}))\n",
        default_timeout=60,
    )
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def words_of(app: AppTest) -> str:
    """Everything that a page shows: text, tables, charts with their numbers, choices."""
    shown = [str(e.value) for e in (*app.markdown, *app.caption, *app.info, *app.warning, *app.text)]
    shown += [t.value.to_string() for t in app.table]
    shown += [e.label for e in app.expander]
    shown += [
        e.proto.SerializeToString().decode("utf-8", "replace") for e in app.get("arrow_vega_lite_chart")
    ]
    shown += [option for box in app.selectbox for option in box.options]
    return "\n".join(shown).replace("\\", "")


def table_of(app: AppTest):
    """The first table of a page as people read it: without the signs that keep Markdown away."""
    return app.table[0].value.map(lambda cell: str(cell).replace("\\", ""))


def half_written(people) -> tuple[str, str, Viewer]:
    """The candidate who waits for one card: application, code, and the interviewer who owes it."""
    office, recruiter = shared.the_office(), people["Jonas Lindqvist"]
    (opening,) = list_openings(office, recruiter)
    one = next(c for c in list_candidates(office, recruiter, opening.id) if c.cards_in == c.cards - 1)
    owes = next(
        seat.name
        for interview in list_interviews(office, recruiter, opening.id)
        for seat in interview.seats
        if interview.code == one.code and seat.state in ("draft", "overdue", "to_do")
    )
    return one.application, one.code, people[owes]


def test_raw_stands_beside_adjusted_and_who_waits_for_a_card_has_no_score(people):
    app = opened("compare", people["Jonas Lindqvist"])
    table = table_of(app)
    assert list(table.columns)[:4] == ["Candidate", "Adjusted", "Group", "Raw mean"]
    _, code, _ = half_written(people)
    waiting = table[table["Candidate"].str.contains(code)].iloc[0]
    assert waiting["Adjusted"] == ""
    assert waiting["Raw mean"] != ""
    told = "\n".join(i.value for i in app.info).replace("\\", "")
    assert any(
        code in line and "cards are in: no comparison before all are" in line for line in told.splitlines()
    )


def test_the_numbers_on_the_page_are_those_of_the_ratings(people):
    office, recruiter = shared.the_office(), people["Jonas Lindqvist"]
    (opening,) = list_openings(office, recruiter)
    ratings = read_ratings(office, recruiter, opening.id)
    code = ratings["candidate"].iloc[0]
    given = ratings[(ratings["candidate"] == code) & ratings["rating"].str.isdigit()]["rating"].astype(int)
    table = table_of(opened("compare", recruiter))
    row = table[table["Candidate"].str.contains(code)].iloc[0]
    assert row["Raw mean"] == f"{given.mean():.1f}"
    assert row["Lowest to highest"] == f"{given.min()} to {given.max()}"
    assert row["Ratings"].startswith(f"{len(given)} by ")


def test_a_page_kept_for_one_person_shows_nothing_of_it_to_who_still_owes_a_card(people):
    _, code, owes = half_written(people)
    for view in ("Scores", "Debrief"):
        # The recruiter's page first, so that it is kept.
        assert words_of(opened("compare", people["Jonas Lindqvist"], view=view)).count(code)
        app = opened("compare", owes, view=view)
        blind = words_of(app)
        # They meet the candidate, so the code may stand there; no figure of it may, not even their own alone.
        lines = [line for line in blind.splitlines() if code in line]
        assert lines
        for line in lines:
            assert "hidden from you yet" in line or line.startswith("No rating yet that you may see"), line


def test_the_debrief_lists_every_competency_that_it_says_is_apart(people):
    office, recruiter = shared.the_office(), people["Jonas Lindqvist"]
    (opening,) = list_openings(office, recruiter)
    told = []
    for candidate in list_candidates(office, recruiter, opening.id):
        app = opened("compare", recruiter, view="Debrief", candidate=candidate.application)
        labels = [e.label for e in app.expander if candidate.code in e.label.replace("\\", "")]
        for count in re.findall(r"(\d+) apart", " ".join(labels)):
            why = app.table[0].value["Why"]
            assert why.str.contains("apart").sum() == int(count)
            told.append(int(count))
    assert max(told) > MOST_TOPICS  # one of them is longer than the list that is shown else


def test_equal_weights_are_a_view_of_the_same_fit(people):
    app = opened("compare", people["Jonas Lindqvist"])
    choice = next(c for c in app.segmented_control if "Equal weights" in c.options)
    choice.set_value("Equal weights").run()
    assert not app.exception
    assert any(
        c.value == "The order does not depend on the weights."
        or "With equal weights the order differs" in c.value
        for c in app.caption
    )


def test_the_evidence_opens_from_the_row(people):
    office, recruiter = shared.the_office(), people["Jonas Lindqvist"]
    (opening,) = list_openings(office, recruiter)
    first = next(c for c in list_candidates(office, recruiter, opening.id) if c.cards_in == c.cards)
    closed = opened("compare", recruiter)
    assert not any("One more interview would narrow" in m.value for m in closed.markdown)
    app = opened("compare", recruiter, candidate=first.application)
    assert any("One more interview would narrow" in m.value for m in app.markdown)
    assert any("Adjusted score" in m.value and "Raw mean" in m.value for m in app.markdown)


def test_a_decision_is_written_down_once_with_its_person_and_reason(people):
    office, manager = shared.the_office(), people["Amara Nwosu"]
    (opening,) = list_openings(office, manager)
    first = next(c for c in list_candidates(office, manager, opening.id) if c.cards_in == c.cards)
    app = opened("compare", manager, view="Debrief", candidate=first.application)
    key = f"debrief/{first.application}"
    app.button(key=f"{key}/go").click().run()
    assert "Choose an outcome first. Your words are kept" in app.error[0].value.replace("\\", "")
    # What the browser sends: the text area is a component of ours, which this way of testing does not run.
    app.session_state[f"{key}/why/jotted"] = Held("*Strong* in what weighs most.", 1)

    def outcome(value: str):
        return next(c for c in app.segmented_control if c.key == f"{key}/outcome").set_value(value)

    outcome("hire").run()
    app.selectbox(key=f"{key}/by").set_value(people["Jonas Lindqvist"].person).run()
    app.button(key=f"{key}/go").click().run()
    app.button(key=f"{key}/go").click().run()  # the second half of a double click
    outcome("hire")  # and as it comes from a browser that has not heard of the first
    app.button(key=f"{key}/go").click().run()
    assert not app.exception
    assert not app.error
    assert "The decision is written down" in app.success[0].value
    (made,) = list_decisions(office, manager, first.application)
    assert (made.outcome, made.name, made.reason) == (
        "hire",
        "Jonas Lindqvist",
        "*Strong* in what weighs most.",
    )
    assert any(r"\*Strong\* in what weighs most" in m.value for m in app.markdown)
    outcome("hold")
    app.button(key=f"{key}/go").click().run()
    assert "A decision needs its reason" in app.error[0].value


def test_who_does_not_decide_reads_decisions_and_has_no_form(people):
    office, recruiter = shared.the_office(), people["Jonas Lindqvist"]
    (opening,) = list_openings(office, recruiter)
    first = next(c for c in list_candidates(office, recruiter, opening.id) if c.cards_in == c.cards)
    app = opened("compare", recruiter, view="Debrief", candidate=first.application)
    assert not app.get("bidi_component")
    assert not [b for b in app.button if b.label == "Write the decision down"]
    assert any("The hiring manager writes down what was decided" in c.value for c in app.caption)


def test_a_reminder_names_candidates_by_code_only(people):
    office, recruiter = shared.the_office(), people["Jonas Lindqvist"]
    (opening,) = list_openings(office, recruiter)
    owed = [
        (interview, seat)
        for interview in list_interviews(office, recruiter, opening.id)
        for seat in interview.seats
        if seat.name == "Mei-Ling Chou" and seat.state in ("overdue", "to_do", "draft")
    ]
    text = reminder("Mei-Ling Chou", opening.title, owed)
    assert all(interview.code in text for interview, _ in owed)
    names = [c.name for c in list_candidates(office, recruiter, opening.id)]
    assert not any(name in text for name in names)


def test_what_was_given_is_told_apart_from_nr_from_blank_and_from_nothing():
    import pandas as pd

    rows = [("c1", "ada", "a", "4"), ("c1", "bo", "a", "NR"), ("c1", "bo", "b", "NR"), ("c1", "bo", "c", "")]
    table = pd.DataFrame(rows, columns=["candidate", "interviewer", "competency", "rating"])
    found = given_in(table)
    assert dict(found["c1", "a"].points) == {"ada": (4,)}
    assert [found["c1", c].sign for c in "bc"] == ["NR", "blank"]
    assert ("c1", "d") not in found


def test_ones_own_calibration_has_no_choice_of_others(people):
    app = opened("calibration", people["Mei-Ling Chou"])
    assert not app.selectbox
    assert not app.segmented_control
    # Two candidates have all their cards in; five are needed.
    assert "Rated 2 candidates so far: 5 or more are needed." in words_of(app)
    assert "Only you and an administrator can see this page." in words_of(app)


def test_an_administrator_chooses_one_person_and_sees_competencies_without_names(people):
    app = opened("calibration", people["Inés Okoye"])
    assert "Mei-Ling Chou" in app.selectbox[0].options
    app.segmented_control[0].set_value("Competencies").run()
    assert not app.exception
    table = table_of(app)
    assert "Debugging" in set(table["Competency"])
    assert not any(name in words_of(app) for name in people if name != "You")


def test_selection_rates_are_for_administrators(people):
    app = opened("impact", people["Jonas Lindqvist"])
    assert "This is for administrators." in app.info[0].value
    assert not app.get("file_uploader")


def test_the_loop_page_says_what_the_loop_can_tell_apart(people):
    app = opened("loop", people["Amara Nwosu"])
    text = words_of(app).replace("\\", "")
    assert "What this loop can tell apart" in text
    assert "two candidates who truly differ by" in text
    assert "Would help most for its cost" in text


def test_a_plan_takes_the_people_of_the_form_and_else_one_for_each_session(people):
    from kit.hiring import find_loop_of

    office, manager = shared.the_office(), people["Amara Nwosu"]
    (opening,) = list_openings(office, manager)
    loop = find_loop_of(office, manager, opening.id)
    sessions = planned_sessions(loop.forms[0])
    assert [len(s.interviewers) for s in sessions] == [1] * len(sessions)
    assert len({p for s in sessions for p in s.interviewers}) == len(sessions)
    two = planned_sessions(loop.forms[0], 2)
    assert {p for s in two for p in s.interviewers} == {"interviewer 1", "interviewer 2"}
    weights = {c.id: c.weight for c in opening.weights}
    assert make_plan(two, weights).precision.sem > make_plan(sessions, weights).precision.sem


def test_weights_that_were_put_beside_the_fixed_ones_are_another_view(people):
    office, manager = shared.the_office(), people["Amara Nwosu"]
    (opening,) = list_openings(office, manager)
    before = opened("compare", manager)
    assert not any("Weights put beside" in c.options for c in before.segmented_control)
    other = {c.id: c.weight for c in opening.weights}
    first, *_, last = other
    other[first], other[last] = other[last], other[first]
    put_weights_beside(office, manager, opening.id, other)
    app = opened("compare", manager)
    choice = next(c for c in app.segmented_control if "Weights put beside" in c.options)
    choice.set_value("Weights put beside").run()
    assert not app.exception
    assert "when fixed, now" in words_of(app)


def test_other_openings_of_the_role_can_be_asked_to_lend_what_is_known_of_people(people, monkeypatch):
    asked = []
    real = compared.compare_opening
    monkeypatch.setattr(
        compared,
        "compare_opening",
        lambda *given, **more: asked.append(more["pooled"]) or real(*given, **more),
    )
    compared._compared.clear()
    app = opened("compare", people["Jonas Lindqvist"])
    (box,) = [box for box in app.checkbox if box.key == "compare/pooled"]
    box.check().run()
    assert not app.exception
    assert asked == [False, True]
    assert not list(opened("compare", people["Mei-Ling Chou"]).checkbox)
