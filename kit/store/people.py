"""People, and what each is in an opening."""

from __future__ import annotations

from sqlalchemy import Connection, Row, delete, distinct, func, select, update

from kit.access import Held, MemberRole, Viewer
from kit.errors import Missing, NotAllowed, SignInAgain
from kit.store.database import insert_once
from kit.store.guests import is_newest
from kit.store.ids import new_id
from kit.store.tables import application, interview, membership, person, scorecard

_START = 1_767_225_600  # seconds from 1970 to 2026: so that `epoch` has room in 32 bits until 2094


def add_person(
    tx: Connection, at: str, *, issuer: str, subject: str, name: str, email: str | None, admin: bool
) -> str:
    """Add a person, known from outside by (issuer, subject), and return their id; one who is known stays."""
    row = {
        "id": new_id(),
        "issuer": issuer,
        "subject": subject,
        "email": email,
        "email_verified": 0,
        "name": name,
        "admin": int(admin),
        "active": 1,
        "epoch": 0,
        "created_at": at,
    }
    insert_once(tx, person, [row])
    return tx.execute(
        select(person.c.id).where(person.c.issuer == issuer, person.c.subject == subject)
    ).scalar_one()


def list_people(tx: Connection, *ids: str) -> list[Row]:
    """Return the people of these ids, or all of them, by name."""
    query = select(person).order_by(person.c.name, person.c.id)
    return list(tx.execute(query.where(person.c.id.in_(ids)) if ids else query))


def change_person(tx: Connection, id: str, since: int, **values: object) -> None:
    """Change columns of a person; who signed in as them before *since* (seconds since 1970) has to do so again."""
    tx.execute(update(person).where(person.c.id == id).values(epoch=since - _START, **values))


def signed_out_at(row: Row) -> int:
    """Return before which moment (seconds since 1970) a sign-in of this person holds no more."""
    return row.epoch + _START


def invited(tx: Connection, issuer: str, email: str) -> Row | None:
    """Return the person who was added under this address and has never signed in, or nothing."""
    query = select(person).where(person.c.issuer == issuer, person.c.subject == email).with_for_update()
    return tx.execute(query).one_or_none()


def note_sign_in(tx: Connection, id: str, at: str, **values: object) -> None:
    """Note that a person is here, and what their provider says of them."""
    tx.execute(update(person).where(person.c.id == id).values(seen_at=at, **values))


def rights(tx: Connection, viewer: Viewer, opening: str | None = None) -> tuple[bool, frozenset[MemberRole]]:
    """Return whether *viewer* administers, and their roles in *opening*, or anywhere without one.

    Raises:
        NotAllowed: when the person is not known or was switched off.
        SignInAgain: when they came by a code, and a newer one of the card was made.
    """
    row = tx.execute(
        select(person.c.admin, person.c.active).where(person.c.id == viewer.person)
    ).one_or_none()
    if row is None or not row.active:
        raise NotAllowed("Your account is not active here. Ask an administrator.")
    if viewer.guest:
        if not is_newest(tx, viewer.code, viewer.guest):
            raise SignInAgain("A newer code was made for this interview: come in by that one.")
        return False, frozenset()
    query = select(membership.c.role).where(membership.c.person_id == viewer.person)
    if opening is not None:
        query = query.where(membership.c.opening_id == opening)
    return bool(row.admin), frozenset(tx.execute(query).scalars())


def members(tx: Connection, opening: str) -> list[Row]:
    """Return who is what in an opening, by name."""
    return list(
        tx.execute(
            select(membership.c.person_id, membership.c.role, person.c.name, person.c.email)
            .join(person, person.c.id == membership.c.person_id)
            .where(membership.c.opening_id == opening)
            .order_by(person.c.name, membership.c.role)
        )
    )


def join(tx: Connection, opening: str, id: str, role: MemberRole) -> None:
    """Make a person *role* in an opening; nothing changes when they are it already."""
    insert_once(tx, membership, [{"opening_id": opening, "person_id": id, "role": role}])


def leave(tx: Connection, opening: str, id: str, role: MemberRole) -> None:
    """Take a role in an opening from a person."""
    tx.execute(
        delete(membership).where(
            membership.c.opening_id == opening, membership.c.person_id == id, membership.c.role == role
        )
    )


def held(tx: Connection, application: str) -> list[Held]:
    """Return all cards of an application as the blind rule knows them."""
    rows = tx.execute(
        select(scorecard.c.person_id, scorecard.c.status, scorecard.c.id)
        .join(interview, interview.c.id == scorecard.c.interview_id)
        .where(interview.c.application_id == application)
    )
    return [Held(*row) for row in rows]


def candidates_met(tx: Connection, id: str, since: str) -> int:
    """Return how many candidates a person rates, or rated, in interviews that begin at *since* or later, or some day."""
    query = (
        select(func.count(distinct(interview.c.application_id)))
        .select_from(scorecard.join(interview, interview.c.id == scorecard.c.interview_id))
        .where(
            scorecard.c.person_id == id,
            scorecard.c.part.in_(("lead", "second")),
            scorecard.c.status != "excused",
            interview.c.status != "cancelled",
            func.coalesce(interview.c.starts_at, since) >= since,
        )
    )
    return tx.execute(query).scalar_one()


def held_in(tx: Connection, opening: str) -> dict[str, list[Held]]:
    """Return the same for each application of an opening that has a card."""
    rows = tx.execute(
        select(interview.c.application_id, scorecard.c.person_id, scorecard.c.status, scorecard.c.id)
        .join(interview, interview.c.id == scorecard.c.interview_id)
        .join(application, application.c.id == interview.c.application_id)
        .where(application.c.opening_id == opening)
    )
    found: dict[str, list[Held]] = {}
    for row in rows:
        found.setdefault(row.application_id, []).append(Held(row.person_id, row.status, row.id))
    return found


def person_of(tx: Connection, id: str) -> Row:
    """Return a person.

    Raises:
        Missing: when there is none of that id.
    """
    row = tx.execute(select(person).where(person.c.id == id)).one_or_none()
    if row is None:
        raise Missing(f"There is no person '{id}'.")
    return row


def find_person(tx: Connection, issuer: str, subject: str) -> Row | None:
    """Return the person that *issuer* knows as *subject*, or nothing."""
    return tx.execute(
        select(person).where(person.c.issuer == issuer, person.c.subject == subject)
    ).one_or_none()


def lock_admins(tx: Connection) -> set[str]:
    """Return the active administrators; nobody else changes them until the transaction ends."""
    query = select(person.c.id).where(person.c.admin == 1, person.c.active == 1).order_by(person.c.id)
    return set(tx.execute(query.with_for_update()).scalars())


def holds_a_seat(tx: Connection, id: str) -> bool:
    """Return whether a person sits in any interview."""
    return tx.execute(select(scorecard.c.id).where(scorecard.c.person_id == id).limit(1)).first() is not None
