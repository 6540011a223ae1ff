"""Invitations and cancellations as iCalendar files (RFC 5545 and 5546): one event an interview.

Calendars leak, so an event has the candidate's code and never the name, and no question.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from kit import __version__
from kit.exchange.card import Who
from kit.exchange.foreign import clean
from kit.scorecard import Part

_PRODUCT = f"-//Hiring Kit//Hiring Kit {__version__}//EN"
_ALARM = timedelta(minutes=-10)


@dataclass(frozen=True)
class Invitation:
    """An interview as a calendar knows it.

    `sequence` rises with each change, `starts_at` and `ends_at` are stored moments in UTC, `address` is where the
    scorecard is written. Who has no e-mail address can not be invited, and is named in the text.
    """

    id: str
    sequence: int
    starts_at: str
    ends_at: str
    title: str
    code: str
    opening: str
    organizer: Who
    panel: tuple[tuple[Who, Part], ...]
    cancelled: bool
    address: str


def write_invitation(invitation: Invitation, now: datetime) -> bytes:
    """Return the file that invites the panel to one interview, or takes the invitation back."""
    calendar = _calendar("CANCEL" if invitation.cancelled else "REQUEST")
    event = _event(invitation, now)
    for who, part in invitation.panel:
        if not who.email:
            continue
        attendee = vCalAddress(f"mailto:{_line(who.email)}")
        attendee.params["CN"] = vText(_line(who.name))
        attendee.params["ROLE"] = vText("OPT-PARTICIPANT" if part == "shadow" else "REQ-PARTICIPANT")
        attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
        attendee.params["RSVP"] = vText("TRUE")
        event.add("attendee", attendee, encode=False)
    calendar.add_component(event)
    return calendar.to_ical()


def write_calendar(invitations: Iterable[Invitation], now: datetime) -> bytes:
    """Return one file with all these interviews, for one person's own calendar: nobody is invited by it."""
    calendar = _calendar("PUBLISH")
    for invitation in invitations:
        calendar.add_component(_event(invitation, now))
    return calendar.to_ical()


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _event(invitation: Invitation, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{invitation.id}@hiring-kit")
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("dtstart", datetime.fromisoformat(invitation.starts_at))
    event.add("dtend", datetime.fromisoformat(invitation.ends_at))
    event.add("summary", _line(f"{invitation.title}: {invitation.code}"))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if invitation.cancelled else "CONFIRMED")
    event.add("url", invitation.address)
    seats = [f"{_line(who.name)} ({part.replace('_', ' ')})" for who, part in invitation.panel]
    event.add(
        "description", "\n".join([_line(invitation.opening), *seats, f"Scorecard: {invitation.address}"])
    )
    address = (
        f"mailto:{_line(invitation.organizer.email)}"
        if invitation.organizer.email
        else f"urn:uuid:{invitation.organizer.id}"
    )
    organizer = vCalAddress(address)
    organizer.params["CN"] = vText(_line(invitation.organizer.name))
    event.add("organizer", organizer, encode=False)
    if not invitation.cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _line(invitation.title))
        alarm.add("trigger", _ALARM)
        event.add_component(alarm)
    return event


def _line(text: str) -> str:
    """Return *text* on one line: a name must not begin a new entry, nor end a quoted one."""
    return " ".join(clean(text).replace('"', "'").split())
