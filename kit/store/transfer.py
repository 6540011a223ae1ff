"""Whole openings out of one store and into another: rows with the ids that they have, ratings through the blind rule.

What is read here besides ratings stands in no card. What is put in is put in as it was: the use case has checked it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, func, insert, or_, select

from kit.access import Viewer
from kit.store.audit import append_all, ratings_digest
from kit.store.database import insert_once
from kit.store.drafts import delete_drafts
from kit.store.ids import new_id
from kit.store.tables import (
    application,
    candidate,
    decision,
    external_ref,
    interview,
    loop,
    loop_question,
    loop_seat,
    loop_session,
    membership,
    metadata,
    opening,
    person,
    question_version,
    rating,
    reveal,
    revision,
    scale_point,
    scorecard,
)
from kit.store.vault import put_all

TableName = Literal[
    "person", "opening", "membership", "candidate", "application", "question_version", "scale_point", "loop",
    "loop_session", "loop_question", "loop_seat", "interview", "scorecard", "decision", "reveal", "external_ref",
]  # fmt: skip


@dataclass(frozen=True)
class NewRevision:
    """A revision that comes from a file: a row of `revision`, its rating rows, and what was written, if known."""

    row: Mapping[str, Any]
    ratings: Sequence[Mapping[str, Any]]
    note: Mapping[str, object] | None


def rows_of(tx: Connection, opening_id: str) -> dict[str, list[Row]]:
    """Return what makes an opening, by table: never a rating, a note or who a candidate is."""
    mine = application.c.opening_id == opening_id
    held = interview.join(application, application.c.id == interview.c.application_id)
    sessions = loop_session.join(loop, loop.c.id == loop_session.c.loop_id)
    queries = {
        "opening": select(opening).where(opening.c.id == opening_id),
        "membership": select(membership, person.c.issuer, person.c.subject)
        .join(person, person.c.id == membership.c.person_id)
        .where(membership.c.opening_id == opening_id)
        .order_by(membership.c.person_id, membership.c.role),
        "loop": select(loop).where(loop.c.opening_id == opening_id).order_by(loop.c.version),
        "loop_seat": select(loop_seat, loop_session.c.session, loop_session.c.loop_id)
        .select_from(sessions.join(loop_seat, loop_seat.c.session_id == loop_session.c.id))
        .where(loop.c.opening_id == opening_id)
        .order_by(loop_session.c.loop_id, loop_session.c.ordinal, loop_seat.c.form, loop_seat.c.person_id),
        "question_version": select(question_version)
        .where(
            question_version.c.sha256.in_(
                select(loop_question.c.question_sha256)
                .select_from(sessions.join(loop_question, loop_question.c.session_id == loop_session.c.id))
                .where(loop.c.opening_id == opening_id)
            )
        )
        .order_by(question_version.c.question, question_version.c.version),
        "application": select(application).where(mine).order_by(application.c.id),
        "candidate": select(candidate)
        .join(application, application.c.candidate_id == candidate.c.id)
        .where(mine)
        .order_by(candidate.c.id),
        "interview": select(interview, loop_session.c.session, loop_session.c.loop_id)
        .select_from(held.join(loop_session, loop_session.c.id == interview.c.session_id))
        .where(mine)
        .order_by(interview.c.id),
        "scorecard": select(scorecard)
        .select_from(held.join(scorecard, scorecard.c.interview_id == interview.c.id))
        .where(mine)
        .order_by(scorecard.c.id),
        "reveal": select(reveal)
        .join(application, application.c.id == reveal.c.application_id)
        .where(mine)
        .order_by(reveal.c.application_id, reveal.c.person_id),
        "decision": select(decision)
        .join(application, application.c.id == decision.c.application_id)
        .where(mine)
        .order_by(decision.c.id),
    }
    return {name: list(tx.execute(query)) for name, query in queries.items()}


def submitters(tx: Connection, opening_id: str) -> dict[str, str]:
    """Return who handed in each revision of an opening, by the revision's id."""
    query = (
        select(revision.c.id, revision.c.submitted_by)
        .join(scorecard, scorecard.c.id == revision.c.scorecard_id)
        .join(interview, interview.c.id == scorecard.c.interview_id)
        .join(application, application.c.id == interview.c.application_id)
        .where(application.c.opening_id == opening_id)
    )
    return {row.id: row.submitted_by for row in tx.execute(query)}


def external_of(tx: Connection, ids: Iterable[str], system: str | None = None) -> list[Row]:
    """Return what other systems call these, or what one *system* calls them."""
    query = select(external_ref).order_by(external_ref.c.kind, external_ref.c.id, external_ref.c.system)
    if system is not None:
        query = query.where(external_ref.c.system == system)
    wanted = set(ids)
    return [row for row in tx.execute(query) if row.id in wanted]


def ours_of(tx: Connection, kind: str, system: str) -> dict[str, str]:
    """Return our id for each id that *system* has for things of a *kind*."""
    query = select(external_ref).where(external_ref.c.kind == kind, external_ref.c.system == system)
    return {row.remote_id: row.id for row in tx.execute(query)}


def by_id(tx: Connection, name: TableName, ids: Iterable[str]) -> dict[str, Row]:
    """Return the rows of a table whose `id` is among *ids*."""
    table = metadata.tables[name]
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Row] = {}
    for start in range(0, len(wanted), 500):
        query = select(table).where(table.c.id.in_(wanted[start : start + 500]))
        found |= {row.id: row for row in tx.execute(query)}
    return found


def codes(tx: Connection) -> dict[str, str]:
    """Return the candidate of each display code."""
    return {row.code: row.id for row in tx.execute(select(candidate.c.code, candidate.c.id))}


def add_rows(tx: Connection, name: TableName, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put rows into a table as they are."""
    if rows:
        tx.execute(insert(metadata.tables[name]), [dict(row) for row in rows])


def add_known(tx: Connection, name: TableName, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put rows into a table, leaving those as they are whose key is there already."""
    insert_once(tx, metadata.tables[name], [dict(row) for row in rows])


def scale_labels(tx: Connection, scales: Iterable[str]) -> dict[str, dict[int, str]]:
    """Return the points of scales and their words."""
    found: dict[str, dict[int, str]] = {}
    query = (
        select(scale_point)
        .where(scale_point.c.scale.in_(list(scales)))
        .order_by(scale_point.c.scale, scale_point.c.ordinal)
    )
    for row in tx.execute(query):
        found.setdefault(row.scale, {})[row.ordinal] = row.label
    return found


def session_ids(tx: Connection, loops: Iterable[str]) -> dict[tuple[str, str], str]:
    """Return the id of each session of these loops, by loop and session."""
    query = select(loop_session).where(loop_session.c.loop_id.in_(list(loops)))
    return {(row.loop_id, row.session): row.id for row in tx.execute(query)}


def newest_numbers(tx: Connection, card_ids: Iterable[str]) -> dict[str, int]:
    """Return how often each card was handed in."""
    wanted = list(dict.fromkeys(card_ids))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), 500):
        query = select(revision.c.scorecard_id, func.max(revision.c.number)).group_by(revision.c.scorecard_id)
        query = query.where(revision.c.scorecard_id.in_(wanted[start : start + 500]))
        found |= {row[0]: row[1] for row in tx.execute(query)}
    return found


def request_ids(tx: Connection, ids: Iterable[str]) -> set[str]:
    """Return which of these requests were carried out already."""
    wanted = list(ids)
    found: set[str] = set()
    for start in range(0, len(wanted), 500):
        query = select(revision.c.request_id).where(revision.c.request_id.in_(wanted[start : start + 500]))
        found |= set(tx.execute(query).scalars())
    return found


def revealed(tx: Connection, applications: Iterable[str]) -> set[tuple[str, str]]:
    """Return who was shown others' ratings of which of these applications."""
    wanted = list(dict.fromkeys(applications))
    found: set[tuple[str, str]] = set()
    for start in range(0, len(wanted), 500):
        query = select(reveal.c.person_id, reveal.c.application_id)
        query = query.where(reveal.c.application_id.in_(wanted[start : start + 500]))
        found |= {(row.person_id, row.application_id) for row in tx.execute(query)}
    return found


def add_revisions(
    tx: Connection,
    master: bytes,
    viewer: Viewer,
    at: str,
    opening_id: str,
    found: Sequence[NewRevision],
    candidates_of: Mapping[str, str],
) -> None:
    """Put revisions from a file into cards of an opening, seal their words, and write an audit row for each.

    Args:
        tx: An open transaction; all of it is kept, or nothing.
        master: The master key.
        viewer: Who brings the file.
        at: Now.
        opening_id: Whose cards they are.
        found: The revisions.
        candidates_of: The candidate of each card.

    Raises:
        HiringError: when there is a note about a candidate who was erased.
    """
    if not found:
        return
    tx.execute(insert(revision), [dict(one.row) for one in found])
    rows = [{**row, "revision_id": one.row["id"]} for one in found for row in one.ratings]
    if rows:
        tx.execute(insert(rating), rows)
    notes: dict[str, dict[str, object]] = {}
    for one in found:
        if one.note is not None:
            notes.setdefault(candidates_of[one.row["scorecard_id"]], {})[one.row["id"]] = dict(one.note)
    boxes = put_all(tx, master, "note", notes)
    of_revision: dict[str, list[dict]] = {one.row["id"]: [] for one in found}
    for row in rows:
        of_revision[row["revision_id"]].append(row)
    entries = [
        (
            "card.submit",
            one.row["id"],
            {
                "card": one.row["scorecard_id"],
                "number": one.row["number"],
                "ratings": ratings_digest(of_revision[one.row["id"]]),
                "note": boxes.get(one.row["id"], ""),
                "imported": True,
            },
        )
        for one in found
    ]
    delete_drafts(tx, *{one.row["scorecard_id"] for one in found})
    append_all(tx, opening_id, viewer, at, entries)


def new_ids(number: int) -> list[str]:
    """Return so many new ids, in rising order."""
    return sorted(new_id() for _ in range(number))


def people_like(tx: Connection, addresses: Iterable[str]) -> dict[str, list[Row]]:
    """Return the active people of each id or e-mail address, in small letters; an address counts when it was checked,
    or was written down here by those who arrange interviews.
    """
    wanted = {one.lower() for one in addresses}
    trusted = or_(person.c.email_verified == 1, person.c.issuer == "local", person.c.issuer == "sample")
    found: dict[str, list[Row]] = {}
    for row in tx.execute(select(person).where(person.c.active == 1)):
        if row.id.lower() in wanted:
            found.setdefault(row.id.lower(), []).append(row)
    for row in tx.execute(select(person).where(person.c.active == 1, person.c.email.is_not(None), trusted)):
        if row.email.lower() in wanted:
            found.setdefault(row.email.lower(), []).append(row)
    return found
