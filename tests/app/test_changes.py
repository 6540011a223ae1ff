"""An interview that was arranged is changed on the Openings page: time, people, excuses, cancelling."""

from __future__ import annotations

from datetime import date, time

import pytest
from streamlit.testing.v1 import AppTest

from kit.app import office as shared
from kit.hiring import find_local_viewer, find_opening, list_interviews, list_members, list_openings


@pytest.fixture
def page(tmp_path, monkeypatch):
    """The interviews of the sample, open to be changed by its hiring manager."""
    monkeypatch.setenv("HIRING_KIT_DATA", str(tmp_path))
    shared.close()
    shared.add_sample(shared.the_office())
    yield Page({"changes": True})
    shared.close()


class Page:
    """The Openings page with some of its rows open."""

    def __init__(self, rows):
        self.office = shared.the_office()
        self.me = find_local_viewer(self.office)
        (opening,) = list_openings(self.office, self.me)
        self.opening = opening.id
        self.app = AppTest.from_string(
            "import streamlit as st\n"
            "from kit.access import Viewer\n"
            "from kit.app.opening import openings_page\n"
            "st.session_state.setdefault('pages', {})\n"
            f"openings_page(Viewer({self.me.person!r}, {self.me.name!r}))\n",
            default_timeout=60,
        )
        for row in rows:
            name = f"openings/{row}/{self.opening}" if row in ("changes", "asks") else f"openings/{row}"
            self.app.session_state[name] = rows[row]
        self.app.run()
        assert not self.app.exception

    def interviews(self):
        return {i.id: i for i in list_interviews(self.office, self.me, self.opening)}

    def choose(self, interview):
        self.app.selectbox(key=f"changes/{self.opening}").select(interview.id).run()

    def press(self, name):
        self.app.button(key=f"changes/{name}").click().run()
        assert not self.app.exception

    def warned(self):
        return [warning.value for warning in self.app.warning]

    def told(self):
        return " ".join(error.value for error in self.app.error)


def of(interviews, *states):
    """The first interview with a seat whose card is in one of these states, and that seat."""
    return next((i, s) for i in interviews.values() for s in i.seats if s.state in states)


def test_an_interview_is_moved_in_the_time_of_a_zone(page):
    """By hand: 14:30 on 7 December 2026 in Berlin, in winter, is 13:30 UTC."""
    interview, _ = of(page.interviews(), "to_do", "overdue")
    page.choose(interview)
    page.app.date_input(key=f"changes/day/{interview.id}").set_value(date(2026, 12, 7))
    page.app.time_input(key=f"changes/hour/{interview.id}").set_value(time(14, 30))
    page.app.selectbox(key=f"changes/zone/{interview.id}").select("Europe/Berlin")
    page.press(f"move/{interview.id}")
    moved = page.interviews()[interview.id]
    assert (moved.starts_at, moved.time_zone) == ("2026-12-07T13:30:00.000Z", "Europe/Berlin")
    assert moved.ics_sequence == interview.ics_sequence + 1


def test_somebody_is_seated_and_taken_out_again(page):
    interview, _ = of(page.interviews(), "to_do", "overdue")
    page.choose(interview)
    seated = {s.person for s in interview.seats}
    other = next(m.person for m in list_members(page.office, page.me, page.opening) if m.person not in seated)
    page.app.selectbox(key=f"changes/who/{interview.id}").select(other)
    page.app.selectbox(key=f"changes/part/{interview.id}").select("shadow").run()
    page.press(f"seat/{interview.id}")
    (new,) = [s for s in page.interviews()[interview.id].seats if s.person not in seated]
    assert (new.person, new.part) == (other, "shadow")
    page.press(f"unseat/{new.card}")
    assert {s.person for s in page.interviews()[interview.id].seats} == seated


def test_a_card_that_will_not_come_is_excused_with_a_reason_and_owed_again(page):
    interview, seat = of(page.interviews(), "to_do", "overdue")
    page.choose(interview)
    assert page.app.button(key=f"changes/excuse/{seat.card}").disabled
    page.app.text_input(key=f"changes/why/{seat.card}").input("Ill that day.").run()
    page.press(f"excuse/{seat.card}")
    state = {s.card: s.state for i in page.interviews().values() for s in i.seats}
    assert state[seat.card] == "excused"
    page.press(f"reopen/{seat.card}")
    state = {s.card: s.state for i in page.interviews().values() for s in i.seats}
    assert state[seat.card] == seat.state


def test_an_interview_is_cancelled_but_for_one_of_which_a_card_is_in(page):
    interviews = page.interviews()
    held, _ = of(interviews, "submitted")
    page.choose(held)
    page.press(f"cancelled/{held.id}")
    assert "it was held, and can not be cancelled" in page.told()
    free = next(i for i in interviews.values() if all(s.state != "submitted" for s in i.seats))
    page.choose(free)
    page.press(f"cancelled/{free.id}")
    assert page.interviews()[free.id].status == "cancelled"
    assert free.id not in page.app.selectbox(key=f"changes/{page.opening}").options


def test_the_last_hiring_manager_stays_and_the_opening_is_closed_and_opened(page):
    page = Page({"tab": "People", "leave": True})
    members = list_members(page.office, page.me, page.opening)
    managers = [n for n, m in enumerate(members) if m.role == "hiring_manager"]
    for _ in managers:
        members = list_members(page.office, page.me, page.opening)
        which = next(n for n, m in enumerate(members) if m.role == "hiring_manager")
        page.app.selectbox(key="openings/leaver").select_index(which).run()
        page.app.button(key="openings/left").click().run()
        if page.app.error:
            break
    assert [m.role for m in list_members(page.office, page.me, page.opening)].count("hiring_manager") == 1
    page.app.button(key="openings/close").click().run()
    assert find_opening(page.office, page.me, page.opening).state == "closed"
    page.app.button(key="openings/close").click().run()
    assert find_opening(page.office, page.me, page.opening).state != "closed"


def test_a_time_in_the_past_is_warned_of_and_what_was_done_is_told(page):
    interview, _ = of(page.interviews(), "to_do", "overdue")
    page.choose(interview)
    assert page.warned() == []
    page.app.date_input(key=f"changes/day/{interview.id}").set_value(date(2020, 1, 7)).run()
    assert page.warned() == ["This is in the past: cards would be overdue at once."]
    page.press(f"move/{interview.id}")
    assert (page.interviews()[interview.id].starts_at or "").startswith("2020-01-0")
    assert [one.value for one in page.app.success] == [
        r"The interview has another time\. Send its invitation again\."
    ]
    assert page.warned() == []  # it stands there now
    page.app.run()
    assert not page.app.success


def test_each_interview_that_is_cancelled_is_told(page):
    for interview in page.interviews().values():
        if all(s.state != "submitted" for s in interview.seats):
            page.choose(interview)
            page.press(f"cancelled/{interview.id}")
            assert [one.value.split(r"\.")[0] for one in page.app.success] == ["Cancelled"]
