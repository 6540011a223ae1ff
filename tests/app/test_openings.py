"""The Openings page says what was done and what comes next, and tells people of the same name apart."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kit.access import Viewer
from kit.app import office as shared
from kit.hiring import (
    add_candidate,
    add_member,
    add_person,
    find_local_viewer,
    find_loop_of,
    list_interviews,
    list_members,
    list_openings,
    list_panel,
    list_people,
    open_opening,
    set_loop,
    set_panel,
)
from kit.role import find_role

ENTRY = str(Path(__file__).parent.parent.parent / "streamlit_app.py")


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setenv("HIRING_KIT_DATA", str(tmp_path))
    shared.close()
    shared.add_sample(shared.the_office())
    yield shared.the_office()
    shared.close()


@pytest.fixture
def me(office):
    return find_local_viewer(office)


@pytest.fixture
def sample(office, me):
    """The id of the sample's opening."""
    (opening,) = list_openings(office, me)
    return opening.id


@pytest.fixture
def fresh(office, me, sample):
    """The id of an opening with a loop, and nobody in it yet."""
    loop = find_loop_of(office, me, sample)
    opening = open_opening(office, me, find_role("senior-backend-python", office.bank), "Search")
    set_loop(office, me, opening, loop)
    return opening


@pytest.fixture
def sams(office, me):
    """Two people of one name, in the order of the lists."""
    return sorted(add_person(office, me, "Sam Lee") for _ in range(2))


def opened(viewer: Viewer, opening: str, **state: object) -> AppTest:
    app = AppTest.from_string(
        "import streamlit as st\n"
        "from kit.access import Viewer\n"
        "from kit.app.opening import openings_page\n"
        "st.session_state.setdefault('pages', {})\n"
        f"openings_page(Viewer({viewer.person!r}, {viewer.name!r}))\n",
        default_timeout=60,
    )
    app.query_params["opening"] = opening
    for name, value in state.items():
        app.session_state[f"openings/{name}"] = value
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> list[str]:
    """What the page says was done, as it is read."""
    assert not app.exception
    return [one.value.replace("\\", "") for one in (*app.success, *app.warning)]


def following(app: AppTest) -> str:
    (words,) = [one.value for one in app.caption if one.value.startswith("Next: ")]
    return words


def picked(box, person: str, words: str) -> None:
    """Choose from a list as a browser does: it sends the words, and gets whom they stand for."""
    assert box.options.count(words) == 1, box.options
    box.select_index(box.options.index(words)).run()
    assert box.value == person or box.value == words


def test_the_second_of_two_people_of_one_name_is_looked_through(office, me, sams):
    app = AppTest.from_file(ENTRY, default_timeout=60).run()
    picked(app.selectbox(key="view_as"), sams[1], "View as Sam Lee (2)")
    assert app.session_state["view_as"] == sams[1]
    assert "Nothing here for you yet." in app.info[0].value  # they have no part in anything
    assert "Sam Lee (2)" in said(app)[0]


def test_the_second_of_two_people_of_one_name_is_seated_and_joins_and_leaves(office, me, fresh, sams):
    app = opened(me, fresh, tab="Panel")
    picked(app.selectbox(key=f"openings/seat/{fresh}/incident/lead"), sams[1], "Sam Lee (2)")
    assert {s.person for s in list_panel(office, me, fresh)} == {sams[1]}

    app = opened(me, fresh, tab="People", somebody=True)
    picked(app.selectbox(key="openings/who"), sams[0], "Sam Lee")
    app.button(key="openings/join").click().run()
    assert {sams[0], sams[1]} <= {m.person for m in list_members(office, me, fresh)}

    app = opened(me, fresh, tab="People", leave=True)
    whose = app.selectbox(key="openings/leaver")
    whose.select_index(whose.options.index("Sam Lee (2), interviewer")).run()
    app.button(key="openings/left").click().run()
    assert sams[0] in {m.person for m in list_members(office, me, fresh)}
    assert sams[1] not in {m.person for m in list_members(office, me, fresh)}


def test_nobody_takes_two_parts_of_one_interview_and_the_page_shows_what_is_stored(office, me, fresh, sams):
    ada, bo = sams
    set_panel(office, me, fresh, "incident", {ada: "lead", bo: "second"})
    app = opened(me, fresh, tab="Panel")
    lead, second = (f"openings/seat/{fresh}/incident/{part}" for part in ("lead", "second"))
    picked(app.selectbox(key=second), ada, "Sam Lee")
    assert any("Sam Lee is the lead of this interview already" in words for words in said(app))
    assert (app.selectbox(key=lead).value, app.selectbox(key=second).value) == (ada, bo)
    assert {s.person: s.part for s in list_panel(office, me, fresh)} == {ada: "lead", bo: "second"}
    app.selectbox(key=second).select("").run()
    assert said(app) == []
    assert {s.person: s.part for s in list_panel(office, me, fresh)} == {ada: "lead"}


def test_the_seat_of_a_shadow_stays_when_the_lead_changes(office, me, fresh, sams):
    set_panel(office, me, fresh, "incident", {sams[0]: "shadow"})
    app = opened(me, fresh, tab="Panel")
    picked(app.selectbox(key=f"openings/seat/{fresh}/incident/lead"), sams[1], "Sam Lee (2)")
    assert {s.person: s.part for s in list_panel(office, me, fresh)} == {sams[0]: "shadow", sams[1]: "lead"}


def test_who_only_arranges_reads_the_titles_of_interviews_on_the_panel(office, me, fresh, sams):
    set_panel(office, me, fresh, "incident", {sams[0]: "lead"})
    add_member(office, me, fresh, sams[1], "recruiter")
    add_member(office, me, fresh, sams[0], "observer")
    for one in sams:
        table = opened(Viewer(one, "Sam Lee"), fresh, tab="Panel").table[0].value
        assert list(table["Interview"]) == ["A fault in production"]


def test_what_comes_next_follows_from_what_is_there(office, me, fresh, sams):
    assert "add a candidate, and say who interviews" in following(opened(me, fresh))
    application = add_candidate(office, me, fresh, "Noor Haddad")
    assert following(opened(me, fresh)).startswith("Next: say on the Panel tab who interviews.")
    add_member(office, me, fresh, sams[1], "recruiter")
    assert "the hiring manager says on the Panel tab" in following(opened(Viewer(sams[1], "Sam"), fresh))
    set_panel(office, me, fresh, "incident", {sams[0]: "lead"})
    app = opened(me, fresh)
    assert following(app) == "Next: arrange the interviews, on the Candidates tab."
    app.button(key="openings/rest").click().run()
    assert said(app) == ["1 interview is arranged."]
    assert [i.application for i in list_interviews(office, me, fresh)] == [application]


def test_a_candidate_is_in_and_what_is_arranged_is_said_as_it_is(office, me, fresh, sams):
    app = adding(me, fresh)
    assert added(app, "Noor Haddad") == [
        "The candidate is in. No interview is arranged yet: nobody is seated in any. Seat them on the Panel tab."
    ]
    set_panel(office, me, fresh, "incident", {sams[0]: "lead"})
    app = adding(me, fresh, candidates=True)
    (words,) = added(app, "Jun Park")
    assert words.startswith("The candidate is in, and 1 interview is arranged. Nobody is seated yet in: ")
    assert "A fault in production" not in words
    app.run()
    assert said(app) == []


def adding(viewer: Viewer, opening: str, *, candidates: bool = False) -> AppTest:
    return opened(viewer, opening, **{f"adding/{opening}/{candidates}": True})


def added(app: AppTest, name: str) -> list[str]:
    app.text_input(key="openings/candidate").input(name).run()
    app.button(key="openings/add").click().run()
    return said(app)


def test_a_first_interview_in_the_past_is_warned_of_and_taken(office, me, fresh, sams):
    set_panel(office, me, fresh, "incident", {sams[0]: "lead"})
    app = adding(me, fresh)
    day = office.now().date()
    app.date_input(key="openings/day").set_value(day + timedelta(2)).run()
    assert said(app) == []
    app.date_input(key="openings/day").set_value(day - timedelta(2)).run()
    assert said(app) == ["This is in the past: cards would be overdue at once."]
    added(app, "Noor Haddad")
    (interview,) = list_interviews(office, me, fresh)
    assert date.fromisoformat((interview.starts_at or "")[:10]) == day - timedelta(2)


def test_closing_and_opening_again_is_told_on_the_page(office, me, fresh):
    app = opened(me, fresh, tab="People")
    app.button(key="openings/close").click().run()
    assert said(app) == ["The opening is closed. It stays to be read."]
    app.button(key="openings/close").click().run()
    assert said(app) == ["The opening is open again."]


def test_a_new_opening_is_told_without_numbers_of_notes_and_with_its_region(office, me, sample):
    app = opened(me, sample, **{"new/True": True})
    assert app.selectbox(key="openings/region").options[0] == "12 months (US, private)"
    why = " ".join(app.table[0].value["Why"])
    assert not re.search(r"\bn\d{3}\b", why)
    assert " ," not in why and " ." not in why
    app.button(key="openings/open").click().run()
    assert said(app) == ["The opening is there, and its first loop is being built."]


def test_the_second_of_two_people_of_one_name_is_switched_off(office, me, sams):
    app = AppTest.from_string(
        "from kit.access import Viewer\n"
        "from kit.app.people import people_page\n"
        f"people_page(Viewer({me.person!r}, {me.name!r}))\n",
        default_timeout=60,
    ).run()
    picked(app.selectbox(key="people/who"), sams[1], "Sam Lee (2)")
    app.button(key="people/switch").click().run()
    assert not app.exception
    assert {p.id: p.active for p in list_people(office, me) if p.id in sams} == {
        sams[0]: True,
        sams[1]: False,
    }
