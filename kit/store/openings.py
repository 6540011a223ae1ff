"""Openings and their loops."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Row, and_, bindparam, delete, exists, func, insert, or_, select, update

from kit.access import Viewer
from kit.errors import HiringError, Missing
from kit.store.blind import own
from kit.store.database import insert_once
from kit.store.ids import new_id
from kit.store.tables import (
    application,
    decision,
    interview,
    loop,
    loop_draft,
    loop_question,
    loop_seat,
    loop_session,
    membership,
    opening,
    person,
    question_version,
    revision,
    scorecard,
)


def add_opening(tx: Connection, **values: object) -> str:
    """Add an opening and return its id."""
    id = new_id()
    tx.execute(insert(opening), {"id": id, **values})
    return id


def change_opening(tx: Connection, id: str, **values: object) -> None:
    """Change columns of an opening."""
    tx.execute(update(opening).where(opening.c.id == id).values(**values))


def opening_of(tx: Connection, id: str, *, lock: bool = False) -> Row:
    """Return an opening.

    Raises:
        Missing: when there is none of that id.
    """
    query = select(opening).where(opening.c.id == id)
    row = tx.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise Missing(f"There is no opening '{id}'.")
    return row


def list_openings(tx: Connection, viewer: Viewer) -> list[Row]:
    """Return the openings that *viewer* is a member of or holds a card in, newest first."""
    member = exists(
        select(1).where(membership.c.opening_id == opening.c.id, membership.c.person_id == viewer.person)
    )
    seated = exists(
        select(1).select_from(_SEATS).where(application.c.opening_id == opening.c.id, own(viewer))
    )
    allowed = seated if viewer.guest else or_(member, seated)
    shown = and_(allowed, opening.c.status != "removed")
    return list(tx.execute(select(opening).where(shown).order_by(opening.c.id.desc())))


def counts(tx: Connection, ids: list[str]) -> dict[str, dict[str, int]]:
    """Return for each opening how many candidates, decided candidates, interviews, cards and handed-in cards it has.

    An excused card is not counted.
    """
    found = {id: dict.fromkeys(("candidates", "decided", "interviews", "cards", "cards_in"), 0) for id in ids}

    def count(name: str, query) -> None:
        for id, number in tx.execute(
            query.where(application.c.opening_id.in_(ids)).group_by(application.c.opening_id)
        ):
            found[id][name] = number

    here = application.c.opening_id
    count("candidates", select(here, func.count()))
    decided = exists(select(1).where(decision.c.application_id == application.c.id))
    count("decided", select(here, func.count()).where(decided))
    met = application.join(interview, interview.c.application_id == application.c.id)
    count("interviews", select(here, func.count()).select_from(met).where(interview.c.status != "cancelled"))
    cards = select(here, func.count()).select_from(_SEATS)
    count("cards", cards.where(scorecard.c.status != "excused"))
    count("cards_in", cards.where(scorecard.c.status == "submitted"))
    return found


_SEATS = application.join(interview, interview.c.application_id == application.c.id).join(
    scorecard, scorecard.c.interview_id == interview.c.id
)


def first_cards(tx: Connection, ids: Iterable[str], but: str = "") -> dict[str, str]:
    """Return when the first card of each opening was handed in, where one was: from then on its weights stand.

    Args:
        tx: An open transaction.
        ids: Which openings.
        but: A revision that does not count.
    """
    query = (
        select(application.c.opening_id, func.min(revision.c.submitted_at))
        .select_from(_SEATS.join(revision, revision.c.scorecard_id == scorecard.c.id))
        .where(application.c.opening_id.in_(ids), revision.c.number == 1, revision.c.id != but)
        .group_by(application.c.opening_id)
    )
    return {row[0]: row[1] for row in tx.execute(query)}


def add_questions(tx: Connection, rows: list[dict]) -> None:
    """Keep what questions say, for good; `rows` have the columns of `question_version`.

    Raises:
        HiringError: when a question was changed without a new version, with all that were.
    """
    if changed := reworded(tx, rows):
        raise HiringError(
            f"Changed without a new version: {', '.join(changed)}. Interviews were held with the words as they "
            "were. Raise 'version' in question.yaml, and add a line to its changelog."
        )
    insert_once(tx, question_version, rows)


def reworded(tx: Connection, rows: list[dict]) -> list[str]:
    """Return which questions of *rows* have other words here under the same version, as question and version."""
    wanted = {(row["question"], row["version"]): row["sha256"] for row in rows}
    stored = tx.execute(
        select(question_version).where(question_version.c.question.in_({q for q, _ in wanted}))
    )
    return sorted(
        f"{row.question} {row.version}"
        for row in stored
        if wanted.get((row.question, row.version), row.sha256) != row.sha256
    )


def add_loop(
    tx: Connection,
    opening_id: str,
    *,
    seed: int,
    input_sha256: str,
    solution: str,
    sessions: list[dict],
    questions: list[dict],
    seats: list[dict],
) -> str:
    """Add a loop to an opening as its newest version and return its id.

    `sessions` have `session`, `title` and `minutes`; `questions` and `seats` name their session in `session`.
    """
    version = tx.execute(
        select(func.coalesce(func.max(loop.c.version), 0) + 1).where(loop.c.opening_id == opening_id)
    ).scalar_one()
    id = new_id()
    row = {"id": id, "opening_id": opening_id, "version": version, "seed": seed}
    tx.execute(insert(loop), {**row, "input_sha256": input_sha256, "solution": solution})
    ids = {one["session"]: new_id() for one in sessions}
    tx.execute(
        insert(loop_session),
        [
            {"id": ids[one["session"]], "loop_id": id, "ordinal": number, **one}
            for number, one in enumerate(sessions, 1)
        ],
    )
    for table, rows in ((loop_question, questions), (loop_seat, seats)):
        if rows:
            named = [
                {
                    **{key: value for key, value in one.items() if key != "session"},
                    "session_id": ids[one["session"]],
                }
                for one in rows
            ]
            tx.execute(insert(table), named)
    return id


def all_openings(tx: Connection) -> list[Row]:
    """Return every opening but those that were removed, newest first; for who looks after the installation."""
    return list(
        tx.execute(select(opening).where(opening.c.status != "removed").order_by(opening.c.id.desc()))
    )


def newest_loop(tx: Connection, opening_id: str) -> Row | None:
    """Return the newest loop of an opening, or nothing."""
    return tx.execute(
        select(loop).where(loop.c.opening_id == opening_id).order_by(loop.c.version.desc()).limit(1)
    ).one_or_none()


def loop_draft_of(tx: Connection, person_id: str, opening_id: str) -> str | None:
    """Return what somebody wished when they last built a loop of an opening, or nothing."""
    mine = (loop_draft.c.person_id == person_id, loop_draft.c.opening_id == opening_id)
    return tx.execute(select(loop_draft.c.wishes).where(*mine)).scalar()


def put_loop_draft(tx: Connection, person_id: str, opening_id: str, wishes: str, at: str) -> None:
    """Keep what somebody wishes of the loop of an opening, in place of what they wished before."""
    key = {"person_id": person_id, "opening_id": opening_id}
    tx.execute(delete(loop_draft).where(*(loop_draft.c[name] == one for name, one in key.items())))
    tx.execute(insert(loop_draft), {**key, "wishes": wishes, "updated_at": at})


def sessions(tx: Connection, loop_id: str) -> list[Row]:
    """Return the sessions of a loop, in order."""
    return list(
        tx.execute(
            select(loop_session).where(loop_session.c.loop_id == loop_id).order_by(loop_session.c.ordinal)
        )
    )


def seats(tx: Connection, loop_id: str) -> list[Row]:
    """Return who is to take each session of a loop, in each form."""
    return list(
        tx.execute(
            select(loop_seat, loop_session.c.session)
            .join(loop_session, loop_session.c.id == loop_seat.c.session_id)
            .where(loop_session.c.loop_id == loop_id)
            .order_by(loop_session.c.ordinal, loop_seat.c.form, loop_seat.c.part, loop_seat.c.person_id)
        )
    )


def set_seats(tx: Connection, session_id: str, rows: list[dict]) -> None:
    """Replace who is to take a session; `rows` have `form`, `person_id` and `part`."""
    tx.execute(loop_seat.delete().where(loop_seat.c.session_id == session_id))
    if rows:
        tx.execute(insert(loop_seat), [{"session_id": session_id, **row} for row in rows])


def asked(tx: Connection, session_id: str, form: str) -> list[Row]:
    """Return what is asked in a session of a form, in order: the frozen text of each question and its minutes."""
    return list(
        tx.execute(
            select(loop_question.c.minutes, question_version)
            .join(question_version, question_version.c.sha256 == loop_question.c.question_sha256)
            .where(loop_question.c.session_id == session_id, loop_question.c.form == form)
            .order_by(loop_question.c.ordinal)
        )
    )


def openings_without(tx: Connection, person_id: str) -> list[str]:
    """Return the openings in which a person is not both hiring manager and recruiter."""
    return list(tx.execute(_WITHOUT, {"who": person_id}).scalars())


# Asked on every rerun in local mode: building it costs ten times what running it does.
_WITHOUT = select(opening.c.id).where(
    opening.c.status != "removed",
    select(func.count())
    .where(
        membership.c.opening_id == opening.c.id,
        membership.c.person_id == bindparam("who"),
        membership.c.role.in_(("hiring_manager", "recruiter")),
    )
    .correlate(opening)
    .scalar_subquery()
    < 2,
)


def opened_by(tx: Connection, issuer: str) -> list[str]:
    """Return the openings that people of *issuer* opened, without removed ones."""
    query = select(opening.c.id).join(person, person.c.id == opening.c.created_by)
    return list(tx.execute(query.where(person.c.issuer == issuer, opening.c.status != "removed")).scalars())
