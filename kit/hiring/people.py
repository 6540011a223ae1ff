"""People: who is known here, who administers, and what each is in an opening."""

from __future__ import annotations

from dataclasses import dataclass

from kit.access import MEMBER_ROLES, MemberRole, Viewer
from kit.errors import HiringError, NotAllowed
from kit.hiring.office import Office, administers, roles_for
from kit.store import audit, people
from kit.store.ids import new_id
from kit.store.openings import opening_of, openings_without

LOCAL = "local"
SAMPLE = "sample"


@dataclass(frozen=True)
class Person:
    """Somebody who uses this installation."""

    id: str
    name: str
    email: str | None
    admin: bool
    active: bool


@dataclass(frozen=True)
class Member:
    """Somebody's role in an opening."""

    person: str
    name: str
    email: str | None
    role: MemberRole


def find_local_viewer(office: Office, name: str = "You") -> Viewer:
    """Return the one person of local mode, who is made on the first call and has every role everywhere.

    Every role is not every right: the blind rule binds them like anybody else.
    """
    with office.store.read() as tx:
        known = people.find_person(tx, LOCAL, "me")
        missing = openings_without(tx, known.id) if known else []
    if known and not missing:
        return Viewer(known.id, known.name)
    with office.store.write() as tx:
        id = people.add_person(tx, office.at, issuer=LOCAL, subject="me", name=name, email=None, admin=True)
        for opening in openings_without(tx, id):
            for role in ("hiring_manager", "recruiter"):
                people.join(tx, opening, id, role)
        return Viewer(id, people.person_of(tx, id).name)


def list_viewers(office: Office, viewer: Viewer) -> tuple[Viewer, ...]:
    """Return through whose eyes the person of local mode may look: their own first, then everybody's.

    Nothing for anybody else.
    """
    real = viewer.behind or viewer.person
    with office.store.read() as tx:
        me = people.person_of(tx, real)
        if me.issuer != LOCAL or me.subject != "me":
            return ()
        known = [row for row in people.list_people(tx) if row.active and row.id != real]
    return (Viewer(real, me.name), *(Viewer(row.id, row.name, behind=real) for row in known))


def view_as(office: Office, viewer: Viewer, person: str) -> Viewer:
    """Return the viewer who sees what *person* sees; only in local mode.

    Raises:
        NotAllowed: when this is not the person of local mode, or *person* is none to look through.
    """
    for one in list_viewers(office, viewer):
        if one.person == person:
            return one
    raise NotAllowed("Looking through another's eyes is there in local mode only.")


def add_person(
    office: Office, viewer: Viewer, name: str, email: str | None = None, *, admin: bool = False
) -> str:
    """Add somebody and return their id. Whoever arranges an opening may, to seat them; making one an
    administrator takes an administrator.

    Raises:
        NotAllowed: when this viewer may not.
        HiringError: when the name is empty.
    """
    if not name.strip():
        raise HiringError("A person needs a name.")
    with office.store.write() as tx:
        is_admin, roles = people.rights(tx, viewer)
        if not is_admin and (admin or not {"hiring_manager", "recruiter"} & roles):
            raise NotAllowed("Only an administrator, or who arranges an opening, may add people.")
        subject = email.strip().lower() if email else new_id()
        id = people.add_person(
            tx, office.at, issuer=LOCAL, subject=subject, name=name.strip(), email=email, admin=admin
        )
        audit.append(tx, audit.SYSTEM, viewer, office.at, "person.add", id, {"admin": admin})
        return id


def list_people(office: Office, viewer: Viewer) -> tuple[Person, ...]:
    """Return everybody, by name; for administrators and those who arrange an opening.

    Raises:
        NotAllowed: for anybody else.
    """
    with office.store.read() as tx:
        admin, roles = people.rights(tx, viewer)
        if not admin and not {"hiring_manager", "recruiter"} & roles:
            raise NotAllowed("Only an administrator, or who arranges an opening, may see all people.")
        return tuple(
            Person(row.id, row.name, row.email, bool(row.admin), bool(row.active))
            for row in people.list_people(tx)
        )


def change_person(
    office: Office, viewer: Viewer, person: str, *, admin: bool | None = None, active: bool | None = None
) -> None:
    """Make somebody an administrator or not, or switch them on or off; it holds from their next click.

    Raises:
        NotAllowed: when this viewer is no administrator.
        HiringError: when no administrator would be left.
    """
    with office.store.write() as tx:
        administers(tx, viewer)
        admins = people.lock_admins(tx)
        row = people.person_of(tx, person)
        new = {
            "admin": int(row.admin if admin is None else admin),
            "active": int(row.active if active is None else active),
        }
        if not admins - {person} and not (new["admin"] and new["active"]):
            raise HiringError("This is the last administrator: make another one first.")
        people.change_person(tx, person, int(office.now().timestamp()), **new)
        audit.append(tx, audit.SYSTEM, viewer, office.at, "person.change", person, dict(new))


def list_members(office: Office, viewer: Viewer, opening: str) -> tuple[Member, ...]:
    """Return who is what in an opening, by name.

    Raises:
        NotAllowed: when this viewer has no part in it.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "look")
        return tuple(
            Member(row.person_id, row.name, row.email, row.role) for row in people.members(tx, opening)
        )


def add_member(office: Office, viewer: Viewer, opening: str, person: str, role: MemberRole) -> None:
    """Make *person* hiring manager, recruiter, interviewer or observer of an opening.

    Raises:
        NotAllowed: when this viewer is not its hiring manager and no administrator.
        HiringError: when there is no such role.
    """
    _change_member(office, viewer, opening, person, role, "member.add")


def remove_member(office: Office, viewer: Viewer, opening: str, person: str, role: MemberRole) -> None:
    """Take a role in an opening from *person*; their cards stay.

    Raises:
        NotAllowed: when this viewer is not its hiring manager and no administrator.
        HiringError: when no hiring manager would be left, or there is no such role.
    """
    _change_member(office, viewer, opening, person, role, "member.remove")


def _change_member(
    office: Office, viewer: Viewer, opening: str, person: str, role: MemberRole, action: str
) -> None:
    if role not in MEMBER_ROLES:
        raise HiringError(f"'{role}' is no role: {', '.join(MEMBER_ROLES)}.")
    with office.store.write() as tx:
        admin, _ = people.rights(tx, viewer)
        if not admin:
            roles_for(tx, viewer, opening, "build")
        opening_of(tx, opening, lock=True)
        people.person_of(tx, person)
        if action == "member.add":
            people.join(tx, opening, person, role)
        else:
            people.leave(tx, opening, person, role)
            if not any(row.role == "hiring_manager" for row in people.members(tx, opening)):
                raise HiringError("An opening needs a hiring manager: name another one first.")
        audit.append(tx, opening, viewer, office.at, action, person, {"role": role})


def list_roles(office: Office, viewer: Viewer) -> tuple[bool, frozenset[MemberRole]]:
    """Return whether *viewer* administers, and every role that they have in some opening: what the menu shows.

    Whoever holds a seat in an interview counts as an interviewer.
    """
    with office.store.read() as tx:
        admin, roles = people.rights(tx, viewer)
        if people.holds_a_seat(tx, viewer.person):
            roles |= {"interviewer"}
        return admin, roles
