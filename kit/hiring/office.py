"""The office: what every use case needs at hand, and the one clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kit.access import Act, MemberRole, Viewer, may
from kit.bank import Bank, bank_folders, read_what_can_be
from kit.errors import NotAllowed, Problem
from kit.scorecard import Scorecards, read_scorecards
from kit.store import Store, Tx, open_store
from kit.store.people import rights

_REFUSALS: dict[Act, str] = {
    "look": "You are not part of this opening.",
    "build": "Only the hiring manager of this opening may change its loop, its weights and its panel.",
    "decide": "Only the hiring manager of this opening may decide.",
    "schedule": "Only the hiring manager or a recruiter of this opening may arrange its interviews.",
    "follow": "Only the hiring manager or a recruiter of this opening may see who still owes a card.",
    "packets": "Only the hiring manager or a recruiter of this opening may make everybody's packets.",
    "records": "Only the hiring manager or a recruiter of this opening may make its records.",
    "export": "Only the hiring manager or a recruiter of this opening may export it.",
    "import": "Only the hiring manager or a recruiter of this opening may take cards into it.",
    "erase": "Only the hiring manager or a recruiter of this opening may erase a candidate.",
    "names": "Only the hiring manager or a recruiter of this opening may see all names.",
}


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Office:
    """The store, the bank and the scorecards that use cases work with; `now` is their only clock.

    `left_out` says what of the bank's files could not be read, and is not in `bank`.
    """

    store: Store
    bank: Bank
    scorecards: Scorecards
    now: Callable[[], datetime] = _utc_now
    left_out: tuple[Problem, ...] = ()

    @property
    def at(self) -> str:
        """Now, as it is stored."""
        return moment(self.now())


def open_office(place: Path | str | None = None, bank: Bank | None = None) -> Office:
    """Return the office whose store is at *place* (see `kit.store.open_store`).

    Without *bank* the shipped and private questions are read; what can not be read is left out, and named in
    `Office.left_out`.

    Raises:
        StoreError: when the database can not be used.
        ScaleError: when a scale or template can not be read.
    """
    left_out: tuple[Problem, ...] = ()
    if bank is None:
        bank, left_out = read_what_can_be(*bank_folders())
    return Office(open_store(place), bank, read_scorecards(), left_out=left_out)


def derive_key(office: Office, what: str) -> bytes:
    """Return the key that signs *what*, the same in every replica: derived from the installation's own (RFC 5869)."""
    return HKDF(SHA256(), 32, None, f"hiring-kit {what}".encode()).derive(office.store.master)


def moment(when: datetime) -> str:
    """Return *when* as text in UTC; texts sort as the moments do.

    Raises:
        ValueError: when it has no time zone.

    Examples:
        >>> moment(datetime.fromisoformat("2026-12-01T10:00:00+01:00"))
        '2026-12-01T09:00:00.000Z'
    """
    if when.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def roles_for(tx: Tx, viewer: Viewer, opening: str, act: Act) -> frozenset[MemberRole]:
    """Return the roles of *viewer* in *opening* when one of them allows *act*.

    Raises:
        NotAllowed: when none does, or the person is not active.
    """
    _, roles = rights(tx, viewer, opening)
    if not may(act, roles):
        raise NotAllowed(_REFUSALS[act])
    return roles


def administers(tx: Tx, viewer: Viewer) -> None:
    """Raise when *viewer* is no administrator.

    Raises:
        NotAllowed: when they are not.
    """
    admin, _ = rights(tx, viewer)
    if not admin:
        raise NotAllowed("Only an administrator may do this.")
