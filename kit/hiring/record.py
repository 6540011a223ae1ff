"""The record of what was done: reading the audit, and checking that nobody changed it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from kit.access import Viewer
from kit.hiring.office import Office, administers
from kit.store import audit, people


@dataclass(frozen=True)
class AuditLine:
    """One thing that was done, by whom and to what; `facts` never hold a name, a note or a rating.

    `actor` is a person's id, or `ID as ID` for who looked through another's eyes; `entity` the id of what it was done to.
    """

    number: int
    at: str
    actor: str
    action: str
    entity: str
    facts: Mapping[str, object]


def read_audit(office: Office, viewer: Viewer, opening: str | None = None) -> tuple[AuditLine, ...]:
    """Return the audit of an opening, or without one that of the system, newest first.

    Hashes of ratings are left out: there are so few possible cards that a hash gives its ratings away.

    Raises:
        NotAllowed: when this viewer is no administrator.
    """
    with office.store.read() as tx:
        administers(tx, viewer)
        rows = audit.rows(tx, opening or audit.SYSTEM)
    return tuple(
        AuditLine(
            row["seq"],
            row["at"],
            row["actor"],
            row["action"],
            row["entity"],
            {
                name: fact
                for name, fact in json.loads(row["content"]).items()
                if name not in ("ratings", "note")
            },
        )
        for row in rows
    )


def find_version(office: Office, viewer: Viewer, opening: str | None = None) -> str:
    """Return what stands for all that was done so far in an opening, or in all of them.

    As long as it is the same, the same person is shown the same: it is the key under which a page may keep what it
    showed, together with the person. It is the end of the audit, a hash that tells nothing.
    """
    with office.store.read() as tx:
        people.rights(tx, viewer)
        return audit.head(tx, opening)[1] if opening else audit.version(tx)


def check_audit(office: Office, viewer: Viewer) -> tuple[str, ...]:
    """Return what is wrong with the audit, one sentence each; nothing when every chain verifies.

    Raises:
        NotAllowed: when this viewer is no administrator.
    """
    with office.store.read() as tx:
        administers(tx, viewer)
        return tuple(audit.problems(tx))
