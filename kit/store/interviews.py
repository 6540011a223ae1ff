"""Interviews and the seats in them: a scorecard is made when somebody is seated, long before it is filled."""

from __future__ import annotations

from sqlalchemy import Connection, Row, and_, delete, exists, func, insert, select, update

from kit.access import Viewer
from kit.errors import Missing
from kit.store.blind import own
from kit.store.ids import new_id
from kit.store.tables import (
    application,
    candidate,
    draft,
    interview,
    loop_question,
    loop_session,
    opening,
    person,
    question_version,
    revision,
    scan,
    scorecard,
)


def add_interview(tx: Connection, **values: object) -> str:
    """Add an interview and return its id."""
    id = new_id()
    tx.execute(insert(interview), {"id": id, "status": "planned", "ics_sequence": 0, **values})
    return id


def change_interview(tx: Connection, id: str, **values: object) -> None:
    """Change columns of an interview; calendars learn of it by the raised sequence."""
    tx.execute(
        update(interview)
        .where(interview.c.id == id)
        .values(ics_sequence=interview.c.ics_sequence + 1, **values)
    )


def add_card(tx: Connection, interview_id: str, person_id: str, part: str) -> str:
    """Seat a person in an interview and return the id of their scorecard."""
    id = new_id()
    row = {"id": id, "interview_id": interview_id, "person_id": person_id, "part": part, "status": "open"}
    tx.execute(insert(scorecard), row)
    return id


def change_card(tx: Connection, id: str, **values: object) -> None:
    """Change columns of a scorecard."""
    tx.execute(update(scorecard).where(scorecard.c.id == id).values(**values))


def lock_cards(tx: Connection, interview_id: str) -> list[Row]:
    """Return the cards of an interview; nobody else changes them until the transaction ends."""
    query = select(scorecard).where(scorecard.c.interview_id == interview_id).order_by(scorecard.c.id)
    return list(tx.execute(query.with_for_update()))


def drop_untouched_card(tx: Connection, id: str) -> bool:
    """Take a seat away and return whether that was possible: nothing was ever written on its card."""
    written = (
        exists(select(1).where(draft.c.scorecard_id == id))
        | exists(select(1).where(revision.c.scorecard_id == id))
        | exists(select(1).where(scan.c.scorecard_id == id))
    )
    return tx.execute(delete(scorecard).where(scorecard.c.id == id, ~written)).rowcount == 1


_INTERVIEW = (
    select(
        interview,
        loop_session.c.session,
        loop_session.c.title.label("session_title"),
        loop_session.c.minutes,
        loop_session.c.ordinal,
        application.c.opening_id,
        application.c.form,
        application.c.candidate_id,
        candidate.c.code,
        candidate.c.erased_at,
        opening.c.title.label("opening_title"),
        opening.c.role,
    )
    .join(loop_session, loop_session.c.id == interview.c.session_id)
    .join(application, application.c.id == interview.c.application_id)
    .join(candidate, candidate.c.id == application.c.candidate_id)
    .join(opening, opening.c.id == application.c.opening_id)
)
_CARD = _INTERVIEW.join(scorecard, scorecard.c.interview_id == interview.c.id).add_columns(
    scorecard.c.id.label("card"),
    scorecard.c.person_id,
    scorecard.c.part,
    scorecard.c.status.label("card_status"),
)


def interview_of(tx: Connection, id: str) -> Row:
    """Return an interview with its session, candidate and opening.

    Raises:
        Missing: when there is none of that id.
    """
    row = tx.execute(_INTERVIEW.where(interview.c.id == id)).one_or_none()
    if row is None:
        raise Missing(f"There is no interview '{id}'.")
    return row


def list_interviews(tx: Connection, opening_id: str) -> list[Row]:
    """Return the interviews of an opening, by candidate and session."""
    return list(
        tx.execute(
            _INTERVIEW.where(application.c.opening_id == opening_id).order_by(
                candidate.c.code, loop_session.c.ordinal, interview.c.id
            )
        )
    )


def card_of(tx: Connection, id: str, *, lock: bool = False) -> Row:
    """Return a scorecard with its interview; never what stands in it. With *lock* nobody else changes it meanwhile.

    Raises:
        Missing: when there is none of that id.
    """
    query = _CARD.where(scorecard.c.id == id)
    row = tx.execute(query.with_for_update(of=scorecard) if lock else query).one_or_none()
    if row is None:
        raise Missing(f"There is no scorecard '{id}'.")
    return row


def cards_of_viewer(tx: Connection, viewer: Viewer) -> list[Row]:
    """Return the seats of the viewer's own, earliest interview first, with when a draft was last saved and what waits on paper."""
    return list(
        tx.execute(
            _CARD.add_columns(_LAST_DRAFT, _LAST_IN, _PAGES_WAITING)
            .where(
                own(viewer),
                interview.c.status != "cancelled",
                opening.c.status != "removed",
            )
            .order_by(interview.c.starts_at, scorecard.c.id)
        )
    )


def cards_of_opening(tx: Connection, opening_id: str) -> list[Row]:
    """Return all seats of an opening with the names of those who sit there; never what stands in a card."""
    return list(
        tx.execute(
            _CARD.join(person, person.c.id == scorecard.c.person_id)
            .add_columns(_LAST_IN, person.c.name.label("person_name"), person.c.email)
            .where(application.c.opening_id == opening_id)
            .order_by(candidate.c.code, loop_session.c.ordinal, scorecard.c.part, scorecard.c.id)
        )
    )


def uses_elsewhere(tx: Connection, opening_id: str, since: str) -> list[Row]:
    """Return each question that another opening uses, with that opening, its role and its last interview's begin.

    Interviews that began before *since* do not count; those without a time yet do, and have no begin. `last` is the
    id of the last one that was arranged.
    """
    query = (
        select(
            question_version.c.question,
            application.c.opening_id,
            opening.c.role,
            func.max(interview.c.starts_at).label("starts_at"),
            func.max(interview.c.id).label("last"),
        )
        .select_from(interview)
        .join(application, application.c.id == interview.c.application_id)
        .join(opening, opening.c.id == application.c.opening_id)
        .join(
            loop_question,
            and_(
                loop_question.c.session_id == interview.c.session_id,
                loop_question.c.form == application.c.form,
            ),
        )
        .join(question_version, question_version.c.sha256 == loop_question.c.question_sha256)
        .where(
            application.c.opening_id != opening_id,
            interview.c.status != "cancelled",
            func.coalesce(interview.c.starts_at, since) >= since,
        )
        .group_by(question_version.c.question, application.c.opening_id, opening.c.role)
        .order_by(question_version.c.question, application.c.opening_id)
    )
    return list(tx.execute(query))


def seats_since(tx: Connection, since: str) -> list[Row]:
    """Return who rates, rated or will rate which candidate in interviews that begin at *since* or later, or some day."""
    query = (
        select(
            scorecard.c.person_id,
            scorecard.c.part,
            application.c.candidate_id,
            application.c.opening_id,
            loop_session.c.session,
            interview.c.starts_at,
            interview.c.id.label("last"),
        )
        .select_from(scorecard)
        .join(interview, interview.c.id == scorecard.c.interview_id)
        .join(loop_session, loop_session.c.id == interview.c.session_id)
        .join(application, application.c.id == interview.c.application_id)
        .where(
            func.coalesce(interview.c.starts_at, since) >= since,
            interview.c.status != "cancelled",
            scorecard.c.status != "excused",
            scorecard.c.part.in_(("lead", "second")),
        )
        .order_by(interview.c.starts_at, scorecard.c.id)
    )
    return list(tx.execute(query))


_LAST_DRAFT = (
    select(draft.c.updated_at)
    .where(draft.c.scorecard_id == scorecard.c.id)
    .order_by(draft.c.updated_at.desc())
    .limit(1)
    .correlate(scorecard)
    .scalar_subquery()
    .label("draft_at")
)
_LAST_IN = (
    select(revision.c.submitted_at)
    .where(revision.c.scorecard_id == scorecard.c.id)
    .order_by(revision.c.number.desc())
    .limit(1)
    .correlate(scorecard)
    .scalar_subquery()
    .label("submitted_at")
)
_PAGES_WAITING = (
    select(func.count())
    .select_from(scan)
    .where(scan.c.scorecard_id == scorecard.c.id, scan.c.status == "waiting")
    .correlate(scorecard)
    .scalar_subquery()
    .label("pages_waiting")
)
