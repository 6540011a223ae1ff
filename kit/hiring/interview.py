"""Interviews: who meets which candidate when, for which session, and with which packet."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from kit.access import Viewer, owns, sees_name
from kit.bank import Question
from kit.errors import HiringError, Missing, NotAllowed
from kit.hiring.office import Office, moment, roles_for
from kit.scorecard import Part
from kit.store import Tx, audit, candidates, interviews, openings, people

CardState = Literal["to_do", "draft", "overdue", "submitted", "withdrawn", "excused"]


@dataclass(frozen=True)
class AskedQuestion:
    """A question of a session as it was frozen when the loop was set, and the minutes it has there."""

    question: Question
    minutes: int


@dataclass(frozen=True)
class MyInterview:
    """A seat of the viewer's own: whom they meet, when, how far their card is, and how many pages of it wait on paper."""

    card: str
    interview: str
    opening: str
    opening_title: str
    session: str
    title: str
    minutes: int
    starts_at: str | None
    ends_at: str | None
    time_zone: str
    application: str
    form: str
    code: str
    name: str | None
    part: Part
    state: CardState
    draft_at: str | None
    submitted_at: str | None
    pages_waiting: int


@dataclass(frozen=True)
class Seat:
    """Somebody's seat in an interview and whether their card is in; never what stands in it."""

    card: str
    person: str
    name: str
    email: str | None
    part: Part
    state: CardState
    submitted_at: str | None


@dataclass(frozen=True)
class Interview:
    """An interview of an opening, with its seats."""

    id: str
    application: str
    code: str
    form: str
    session: str
    title: str
    minutes: int
    starts_at: str | None
    ends_at: str | None
    time_zone: str
    status: Literal["planned", "cancelled"]
    ics_sequence: int
    seats: tuple[Seat, ...]


@dataclass(frozen=True)
class PacketOrder:
    """All that a packet for one seat is laid out from; `name` only for those who may see it."""

    interview: str
    card: str
    opening_title: str
    role: str
    code: str
    name: str | None
    form: str
    session: str
    title: str
    minutes: int
    starts_at: str | None
    ends_at: str | None
    time_zone: str
    person: str
    person_name: str
    part: Part
    with_whom: tuple[str, ...]
    questions: tuple[AskedQuestion, ...]


def schedule_interview(
    office: Office,
    viewer: Viewer,
    application: str,
    session: str,
    starts_at: datetime | None = None,
    *,
    minutes: int | None = None,
    time_zone: str = "UTC",
    seats: Mapping[str, Part] | None = None,
) -> str:
    """Arrange one session of the newest loop with a candidate and return the interview's id.

    Args:
        office: Where.
        viewer: The hiring manager or a recruiter.
        application: Whose.
        session: The session's id in the loop.
        starts_at: When, with a time zone; without it the time is still open.
        minutes: How long; without it as long as the session.
        time_zone: In which zone it is shown, as `Europe/Berlin`.
        seats: `{person: part}`; without it those whom the loop's panel names for the candidate's form.

    Raises:
        NotAllowed: when this viewer may not.
        Missing: when there is no loop, or no such session or person.
        HiringError: when the candidate has this session already, nobody is named to take it, or there is no such zone.
        ValueError: when *starts_at* has no time zone.
    """
    _check_zone(time_zone)
    with office.store.write() as tx:
        row = candidates.application_of(tx, application)
        roles_for(tx, viewer, row.opening_id, "schedule")
        openings.opening_of(tx, row.opening_id, lock=True)
        loop = openings.newest_loop(tx, row.opening_id)
        if loop is None:
            raise Missing("There is no loop yet: build one first.")
        found = next((one for one in openings.sessions(tx, loop.id) if one.session == session), None)
        if found is None:
            raise Missing(f"The loop has no session '{session}'.")
        for one in interviews.list_interviews(tx, row.opening_id):
            if (one.application_id, one.session) == (application, session) and one.status != "cancelled":
                raise HiringError(
                    f"{row.code} has the interview '{found.title}' already. Move it, or cancel it."
                )
        if seats is None:
            seats = {
                one.person_id: one.part
                for one in openings.seats(tx, loop.id)
                if (one.session, one.form) == (session, row.form)
            }
        if not seats:
            raise HiringError(f"Nobody is named to take '{found.title}': set the panel first.")
        id = interviews.add_interview(
            tx,
            application_id=application,
            session_id=found.id,
            time_zone=time_zone,
            **_span(starts_at, minutes or found.minutes),
        )
        for person, part in seats.items():
            people.join(tx, row.opening_id, people.person_of(tx, person).id, "interviewer")
            interviews.add_card(tx, id, person, part)
        content = {"application": application, "session": session, "seats": dict(seats)}
        audit.append(tx, row.opening_id, viewer, office.at, "interview.schedule", id, content)
        return id


def move_interview(
    office: Office,
    viewer: Viewer,
    interview: str,
    starts_at: datetime | None,
    *,
    minutes: int | None = None,
    time_zone: str | None = None,
) -> None:
    """Give an interview another time; calendars learn of it by the raised sequence.

    Args:
        office: Where.
        viewer: The hiring manager or a recruiter.
        interview: Which.
        starts_at: When, with a time zone; nothing when the time is open again.
        minutes: How long; as long as before when left out.
        time_zone: In which zone it is shown; the same as before when left out.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
        HiringError: when there is no such zone.
        ValueError: when *starts_at* has no time zone.
    """
    with office.store.write() as tx:
        row = interviews.interview_of(tx, interview)
        roles_for(tx, viewer, row.opening_id, "schedule")
        zone = time_zone or row.time_zone
        _check_zone(zone)
        span = _span(starts_at, minutes or row.minutes)
        interviews.change_interview(tx, interview, time_zone=zone, **span)
        audit.append(tx, row.opening_id, viewer, office.at, "interview.move", interview, dict(span))


def cancel_interview(office: Office, viewer: Viewer, interview: str) -> None:
    """Cancel an interview: untouched seats go, and who began to write is excused, their words kept.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
        HiringError: when a card of it is in.
    """
    with office.store.write() as tx:
        row = interviews.interview_of(tx, interview)
        roles_for(tx, viewer, row.opening_id, "schedule")
        openings.opening_of(tx, row.opening_id, lock=True)
        cards = interviews.lock_cards(tx, interview)
        if any(one.status == "submitted" for one in cards):
            raise HiringError("A card of this interview is in: it was held, and can not be cancelled.")
        for one in cards:
            if not interviews.drop_untouched_card(tx, one.id):
                interviews.change_card(tx, one.id, status="excused")
        interviews.change_interview(tx, interview, status="cancelled")
        audit.append(tx, row.opening_id, viewer, office.at, "interview.cancel", interview)


def seat_interviewer(
    office: Office, viewer: Viewer, interview: str, person: str, part: Part = "second"
) -> str:
    """Seat somebody in an interview, or change their part, and return the id of their card.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
        HiringError: when the interview is cancelled.
    """
    with office.store.write() as tx:
        row = interviews.interview_of(tx, interview)
        roles_for(tx, viewer, row.opening_id, "schedule")
        openings.opening_of(tx, row.opening_id, lock=True)
        if interviews.interview_of(tx, interview).status == "cancelled":
            raise HiringError("This interview is cancelled.")
        people.join(tx, row.opening_id, people.person_of(tx, person).id, "interviewer")
        known = [
            one.card
            for one in interviews.cards_of_opening(tx, row.opening_id)
            if one.id == interview and one.person_id == person
        ]
        if known:
            card = known[0]
            interviews.change_card(tx, card, part=part)
        else:
            card = interviews.add_card(tx, interview, person, part)
        interviews.change_interview(tx, interview)  # calendars learn of it
        content = {"person": person, "part": part}
        audit.append(tx, row.opening_id, viewer, office.at, "interview.seat", interview, content)
        return card


def unseat_interviewer(office: Office, viewer: Viewer, card: str) -> None:
    """Take a seat away on whose card nothing was written yet.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
        HiringError: when something was written: excuse the card instead.
    """
    with office.store.write() as tx:
        row = interviews.card_of(tx, card, lock=True)
        roles_for(tx, viewer, row.opening_id, "schedule")
        if not interviews.drop_untouched_card(tx, card):
            raise HiringError(
                "Something was written on this card: excuse the interviewer instead; the words are kept."
            )
        interviews.change_interview(tx, row.id)
        audit.append(
            tx, row.opening_id, viewer, office.at, "interview.unseat", row.id, {"person": row.person_id}
        )


def list_my_interviews(office: Office, viewer: Viewer) -> tuple[MyInterview, ...]:
    """Return the viewer's own seats, earliest interview first; those without a time come first of all."""
    with office.store.read() as tx:
        people.rights(tx, viewer)
        rows = interviews.cards_of_viewer(tx, viewer)
        names = candidates.names(tx, office.store.master, {row.candidate_id for row in rows})
    return tuple(
        MyInterview(
            card=row.card,
            interview=row.id,
            opening=row.opening_id,
            opening_title=row.opening_title,
            session=row.session,
            title=row.session_title,
            minutes=row.minutes,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            time_zone=row.time_zone,
            application=row.application_id,
            form=row.form,
            code=row.code,
            name=names.get(row.candidate_id),
            part=row.part,
            state=_state(row.card_status, row.ends_at, office.at, row.draft_at is not None),
            draft_at=row.draft_at,
            submitted_at=row.submitted_at,
            pages_waiting=row.pages_waiting,
        )
        for row in sorted(rows, key=lambda one: (one.starts_at or "", one.code, one.ordinal))
    )


def list_interviews(office: Office, viewer: Viewer, opening: str) -> tuple[Interview, ...]:
    """Return the interviews of an opening by candidate and session, with who is in and who still owes a card.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "follow")
        cards = interviews.cards_of_opening(tx, opening)
        rows = interviews.list_interviews(tx, opening)
    seats: dict[str, list[Seat]] = {row.id: [] for row in rows}
    for one in cards:
        state = _state(one.card_status, one.ends_at, office.at, False)
        seats[one.id].append(
            Seat(one.card, one.person_id, one.person_name, one.email, one.part, state, one.submitted_at)
        )
    return tuple(
        Interview(
            id=row.id,
            application=row.application_id,
            code=row.code,
            form=row.form,
            session=row.session,
            title=row.session_title,
            minutes=row.minutes,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            time_zone=row.time_zone,
            status=row.status,
            ics_sequence=row.ics_sequence,
            seats=tuple(seats[row.id]),
        )
        for row in rows
    )


def list_packet_orders(office: Office, viewer: Viewer, interview: str) -> tuple[PacketOrder, ...]:
    """Return what the packets of an interview are laid out from: all seats, or only the viewer's own.

    Raises:
        NotAllowed: when this viewer neither arranges the interview nor sits in it.
    """
    with office.store.read() as tx:
        row = interviews.interview_of(tx, interview)
        _, roles = people.rights(tx, viewer, row.opening_id)
        cards = [one for one in interviews.cards_of_opening(tx, row.opening_id) if one.id == interview]
        mine = [one for one in cards if owns(viewer, one.person_id, one.card)]
        arranges = "hiring_manager" in roles or "recruiter" in roles
        if not arranges and not mine:
            raise NotAllowed("Packets are for those who take the interview and those who arrange it.")
        held = people.held(tx, row.application_id)
        name = None
        if sees_name(viewer, roles, held):
            name = candidates.names(tx, office.store.master, [row.candidate_id]).get(row.candidate_id)
        questions = asked_questions(tx, row.session_id, row.form)
    return tuple(
        PacketOrder(
            interview=interview,
            card=one.card,
            opening_title=row.opening_title,
            role=row.role,
            code=row.code,
            name=name,
            form=row.form,
            session=row.session,
            title=row.session_title,
            minutes=row.minutes,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            time_zone=row.time_zone,
            person=one.person_id,
            person_name=one.person_name,
            part=one.part,
            with_whom=tuple(other.person_name for other in cards if other.card != one.card),
            questions=questions,
        )
        for one in (cards if arranges else mine)
    )


def asked_questions(tx: Tx, session_id: str, form: str) -> tuple[AskedQuestion, ...]:
    """Return what is asked in a session of a form, in order, as it was frozen."""
    return tuple(
        AskedQuestion(_question(row.sha256, row.body), row.minutes)
        for row in openings.asked(tx, session_id, form)
    )


@lru_cache(maxsize=1024)
def _question(sha256: str, body: str) -> Question:
    # pydantic writes bytes as base64 here but reads them as text, so files are opened by hand.
    question = Question.model_validate_json(body)
    files = {name: urlsafe_b64decode(text) for name, text in json.loads(body)["files"].items()}
    return question.model_copy(update={"files": files})


def _state(status: str, ends_at: str | None, now: str, drafted: bool) -> CardState:
    if status == "open":
        if ends_at is not None and ends_at < now:
            return "overdue"
        return "draft" if drafted else "to_do"
    return status  # type: ignore[return-value]


def _span(starts_at: datetime | None, minutes: int) -> dict[str, str | None]:
    if starts_at is None:
        return {"starts_at": None, "ends_at": None}
    return {"starts_at": moment(starts_at), "ends_at": moment(starts_at + timedelta(minutes=minutes))}


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise HiringError(f"There is no time zone '{name}': write one like Europe/Berlin.") from None
