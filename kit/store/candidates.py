"""Candidates, their applications, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, Row, ScalarSelect, func, insert, select, update

from kit.access import OWED
from kit.errors import Missing
from kit.store.ids import new_code, new_id
from kit.store.tables import (
    application,
    candidate,
    decision,
    draft,
    interview,
    opening,
    revision,
    scan,
    scorecard,
)
from kit.store.vault import give_key, history, opened, put


def add_candidate(tx: Connection, master: bytes, identity: Mapping[str, object]) -> str:
    """Add a candidate, who they are sealed, and return their id; the code is new and random."""
    taken = list_codes(tx)
    code = next(code for code in iter(new_code, "") if code not in taken)
    id = new_id()
    tx.execute(insert(candidate), {"id": id, "code": code})
    give_key(tx, master, id)
    put(tx, master, id, "identity", id, identity)
    return id


def names(tx: Connection, master: bytes, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of candidates by their ids; who was erased has none. Who may see them is asked by the caller."""
    found = opened(tx, master, "identity", ids)
    return {id: str(identity["name"]) for id, identity in found.items() if isinstance(identity, dict)}


def names_ever(tx: Connection, master: bytes, ids: Iterable[str]) -> dict[str, list[str]]:
    """Return all names that candidates were known by, by their ids, the one of today last."""
    found = history(tx, master, "identity", ids)
    return {id: [str(one["name"]) for one in known if isinstance(one, dict)] for id, known in found.items()}


def add_application(tx: Connection, candidate_id: str, opening_id: str, form: str) -> str:
    """Add a candidate to an opening, with the form that they get, and return the application's id."""
    id = new_id()
    row = {
        "id": id,
        "candidate_id": candidate_id,
        "opening_id": opening_id,
        "stage": "interviewing",
        "form": form,
    }
    tx.execute(insert(application), row)
    return id


def change_application(tx: Connection, id: str, **values: object) -> None:
    """Change columns of an application."""
    tx.execute(update(application).where(application.c.id == id).values(**values))


_WHOLE = (
    select(application, candidate.c.code, candidate.c.erased_at, opening.c.title, opening.c.weights_sha256)
    .join(candidate, candidate.c.id == application.c.candidate_id)
    .join(opening, opening.c.id == application.c.opening_id)
)


def application_of(tx: Connection, id: str) -> Row:
    """Return an application with the candidate's code.

    Raises:
        Missing: when there is none of that id.
    """
    row = tx.execute(_WHOLE.where(application.c.id == id)).one_or_none()
    if row is None:
        raise Missing(f"There is no application '{id}'.")
    return row


def applications(tx: Connection, opening_id: str) -> list[Row]:
    """Return the applications to an opening, by code."""
    return list(tx.execute(_WHOLE.where(application.c.opening_id == opening_id).order_by(candidate.c.code)))


def awaited(tx: Connection, opening_id: str) -> dict[str, int]:
    """Return, by application, how many cards that go into the scores are still owed: those of shadows do not count."""
    query = (
        select(application.c.id, func.count())
        .join(interview, interview.c.application_id == application.c.id)
        .join(scorecard, scorecard.c.interview_id == interview.c.id)
        .where(
            application.c.opening_id == opening_id,
            scorecard.c.status.in_(OWED),
            scorecard.c.part.in_(("lead", "second")),
        )
        .group_by(application.c.id)
    )
    return {row[0]: row[1] for row in tx.execute(query)}


def applications_of(tx: Connection, candidate_id: str) -> list[Row]:
    """Return all applications of a candidate."""
    return list(
        tx.execute(_WHOLE.where(application.c.candidate_id == candidate_id).order_by(application.c.id))
    )


def last_acts(tx: Connection) -> dict[str, list[Row]]:
    """Return the applications of each candidate who is not erased, with how long each opening keeps them.

    `ended`, `handed_in`, `drafted`, `scanned` and `decided` are the newest moments of their kind, or nothing.
    """

    def newest(column, *tables) -> ScalarSelect:
        """Each table in the chain names the one before it."""
        query, inner = select(func.max(column)), application
        for table in tables:
            query = query.where(table.c[f"{inner.name}_id"] == inner.c.id)
            inner = table
        return query.correlate(application).scalar_subquery()

    query = (
        _WHOLE.where(candidate.c.erased_at.is_(None))
        .add_columns(
            opening.c.retention_months,
            opening.c.retention_action,
            opening.c.legal_hold,
            newest(interview.c.ends_at, interview).label("ended"),
            newest(revision.c.submitted_at, interview, scorecard, revision).label("handed_in"),
            newest(draft.c.updated_at, interview, scorecard, draft).label("drafted"),
            newest(scan.c.uploaded_at, interview, scorecard, scan).label("scanned"),
            newest(decision.c.decided_at, decision).label("decided"),
        )
        .order_by(application.c.candidate_id, application.c.id)
    )
    found: dict[str, list[Row]] = {}
    for row in tx.execute(query):
        found.setdefault(row.candidate_id, []).append(row)
    return found


def add_decision(
    tx: Connection, master: bytes, row: Row, outcome: str, decided_by: str, at: str, reason: str
) -> str:
    """Add a decision on an application, its reason sealed, and return its id."""
    id = new_id()
    tx.execute(
        insert(decision),
        {
            "id": id,
            "application_id": row.id,
            "outcome": outcome,
            "decided_by": decided_by,
            "decided_at": at,
            "weights_sha256": row.weights_sha256,
        },
    )
    put(tx, master, row.candidate_id, "reason", id, reason)
    return id


def newest_outcomes(tx: Connection) -> list[Row]:
    """Return of each decided application the candidate's code, the opening's title, and the newest outcome."""
    newest = func.row_number().over(
        partition_by=decision.c.application_id, order_by=(decision.c.decided_at.desc(), decision.c.id.desc())
    )
    found = (
        select(
            candidate.c.code,
            opening.c.id.label("opening"),
            opening.c.title,
            decision.c.outcome,
            newest.label("place"),
        )
        .join(application, application.c.id == decision.c.application_id)
        .join(candidate, candidate.c.id == application.c.candidate_id)
        .join(opening, opening.c.id == application.c.opening_id)
        .where(opening.c.status != "removed")
        .subquery()
    )
    query = select(found).where(found.c.place == 1).order_by(found.c.opening, found.c.code)
    return list(tx.execute(query))


def list_codes(tx: Connection) -> set[str]:
    """Return the codes of all candidates."""
    return set(tx.execute(select(candidate.c.code)).scalars())


def decisions(tx: Connection, application_id: str) -> list[Row]:
    """Return the decisions on an application, newest first."""
    return list(
        tx.execute(
            select(decision)
            .where(decision.c.application_id == application_id)
            .order_by(decision.c.decided_at.desc(), decision.c.id.desc())
        )
    )
