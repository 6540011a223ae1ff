"""Invitations are what calendars expect, and say no more than they must."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from kit.exchange.calendar import Invitation, write_calendar, write_invitation
from kit.exchange.card import Who

from .cards import ADA, TEXTS

NOW = datetime(2026, 11, 20, 8, 0, 0, 5, UTC)
BO = Who("0000", "Bo")
ONE = Invitation(
    id="017f22e2", sequence=3, starts_at="2026-12-01T09:00:00.000Z", ends_at="2026-12-01T10:00:00.000Z",
    title="A fault in production", code="7KQ2MX", opening="Senior engineer", organizer=ADA,
    panel=((ADA, "lead"), (BO, "shadow")), cancelled=False, address="http://127.0.0.1:8501/score",
)  # fmt: skip


def event(content: bytes):
    calendar = icalendar.Calendar.from_ical(content)
    (found,) = calendar.walk("VEVENT")
    return calendar, found


def test_an_invitation_has_what_calendars_go_by():
    calendar, found = event(write_invitation(ONE, NOW))
    assert (calendar["METHOD"], calendar["VERSION"]) == ("REQUEST", "2.0")
    assert (found["UID"], found["SEQUENCE"], found["STATUS"], found["CLASS"]) == (
        "017f22e2@hiring-kit",
        3,
        "CONFIRMED",
        "PRIVATE",
    )
    assert found.decoded("DTSTART") == datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert found.decoded("DTSTAMP") == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert b"DTSTART:20261201T090000Z" in write_invitation(ONE, NOW)
    attendee = found["ATTENDEE"]
    assert (attendee, attendee.params["CN"], attendee.params["ROLE"]) == (
        "mailto:ada@example.org",
        "Ada Lovelace",
        "REQ-PARTICIPANT",
    )
    assert "Bo (shadow)" in found["DESCRIPTION"]
    assert [str(alarm["TRIGGER"].to_ical(), "ascii") for alarm in found.walk("VALARM")] == ["-PT10M"]


def test_a_cancellation_takes_back_the_same_event_with_a_higher_sequence():
    calendar, found = event(write_invitation(replace(ONE, cancelled=True, sequence=4), NOW))
    assert (calendar["METHOD"], found["STATUS"], found["SEQUENCE"], found["UID"]) == (
        "CANCEL", "CANCELLED", 4, "017f22e2@hiring-kit",
    )  # fmt: skip
    assert found.walk("VALARM") == []


def test_ones_own_calendar_invites_nobody():
    calendar = icalendar.Calendar.from_ical(write_calendar([ONE, replace(ONE, id="2")], NOW))
    assert (calendar["METHOD"], len(calendar.walk("VEVENT"))) == ("PUBLISH", 2)
    assert "ATTENDEE" not in calendar.walk("VEVENT")[0]


@given(TEXTS, TEXTS | st.sampled_from(["x\r\nATTENDEE:mailto:eve@example.org", 'a"b', "a;b,c\\n"]))
def test_no_name_or_title_can_put_anything_else_into_an_event(title, name):
    made = replace(ONE, title=title, opening=name, panel=((replace(ADA, name=name), "lead"),))
    _, found = event(write_invitation(made, NOW))
    assert found["ATTENDEE"] == "mailto:ada@example.org"
    assert found["UID"] == "017f22e2@hiring-kit"
    assert [name for name, _ in found.property_items(recursive=False)].count("ATTENDEE") == 1
