"""How long records are kept: what is due, and what is done then; and what forbids it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from kit.access import Viewer
from kit.errors import HiringError
from kit.hiring.candidate import Certificate, erase
from kit.hiring.office import Office, administers
from kit.store import Tx, audit, candidates, openings
from kit.store.ids import made_on

RetentionAction = Literal["erase", "anonymise"]


@dataclass(frozen=True)
class Due:
    """A candidate whose records have been kept for as long as every opening that knows them wants.

    `last` is the day of the last record or act, `since` that on which the time ran out; `held` says why nothing may
    be erased all the same, and is empty where something may. `action` is `erase` when one of the openings wants the
    ratings gone from every page too.
    """

    candidate: str
    code: str
    openings: tuple[str, ...]
    last: date
    since: date
    action: RetentionAction
    held: str


def list_due(office: Office, viewer: Viewer) -> tuple[Due, ...]:
    """Return whose time has run out, the longest due first; it is written down that somebody looked.

    The time of an opening runs from its last record of the candidate: applied, interviewed, card handed in, or
    decided, whichever is latest.

    Raises:
        NotAllowed: when this viewer is no administrator.
    """
    with office.store.write() as tx:
        administers(tx, viewer)
        found = _due(tx, office.now().date())
        audit.append(tx, audit.SYSTEM, viewer, office.at, "retention.list", "all", {"due": len(found)})
    return found


def apply_retention(
    office: Office, viewer: Viewer, *, show: Callable[[int, int], None] = lambda done, total: None
) -> tuple[Certificate, ...]:
    """Erase every candidate whose time has run out and who is not held, and return what was done to each.

    Each is one transaction: when it is stopped half-way, those done are done, and a second call goes on.

    Raises:
        NotAllowed: when this viewer is no administrator.
        HiringError: when a legal hold begins, or somebody erases one of them, meanwhile; those done are done.
        StoreError: when the disk is full; those done are done.
    """
    with office.store.read() as tx:
        administers(tx, viewer)
        due = [one for one in _due(tx, office.now().date()) if not one.held]
    made = []
    office.store.prepare_to_forget()
    try:
        for number, one in enumerate(due, 1):
            with office.store.write() as tx:
                administers(tx, viewer)
                made.append(erase(tx, office, viewer, one.candidate))
            show(number, len(due))
        with office.store.write() as tx:
            audit.append(tx, audit.SYSTEM, viewer, office.at, "retention.apply", "all", {"erased": len(made)})
    finally:
        office.store.forget()
    return tuple(made)


@dataclass(frozen=True)
class Retention:
    """How long the candidates of an opening are kept after the last act, and what forbids that they are erased."""

    title: str
    months: int
    action: RetentionAction
    hold: str | None


def find_retention(office: Office, viewer: Viewer, opening: str) -> Retention:
    """Return how long an opening's candidates are kept.

    Raises:
        NotAllowed: when this viewer is no administrator.
        Missing: when there is no such opening.
    """
    with office.store.read() as tx:
        administers(tx, viewer)
        row = openings.opening_of(tx, opening)
    return _retention(row)


def _retention(row: Any) -> Retention:
    return Retention(row.title, row.retention_months, row.retention_action, row.legal_hold)


def list_retention(office: Office, viewer: Viewer) -> dict[str, Retention]:
    """Return how long the candidates of each opening are kept, by the id of the opening, the newest first.

    Raises:
        NotAllowed: when this viewer is no administrator.
    """
    with office.store.read() as tx:
        administers(tx, viewer)
        return {row.id: _retention(row) for row in openings.all_openings(tx)}


def set_retention(
    office: Office, viewer: Viewer, opening: str, months: int, action: RetentionAction = "anonymise"
) -> None:
    """Say how many months after the last act the candidates of an opening are kept, and whether their ratings stay
    as numbers under the code (`anonymise`) or are left out everywhere (`erase`).

    Raises:
        NotAllowed: when this viewer is no administrator.
        HiringError: when the months are not from 1 to 120, or the action is none.
    """
    if not 1 <= months <= 120:
        raise HiringError(f"Records are kept for 1 to 120 months (got {months}).")
    if action not in ("erase", "anonymise"):
        raise HiringError(f"'{action}' is no action: erase, anonymise.")
    with office.store.write() as tx:
        administers(tx, viewer)
        openings.opening_of(tx, opening, lock=True)
        openings.change_opening(tx, opening, retention_months=months, retention_action=action)
        content = {"months": months, "action": action}
        audit.append(tx, opening, viewer, office.at, "retention.set", opening, content)


def set_legal_hold(office: Office, viewer: Viewer, opening: str, reason: str | None) -> None:
    """Forbid that anything of an opening is erased, and say why; without *reason*, allow it again.

    The reason is shown to whoever wants to erase, so it names no candidate.

    Raises:
        NotAllowed: when this viewer is no administrator.
        HiringError: when the reason is empty, or there is no hold to end.
    """
    if reason is not None and not reason.strip():
        raise HiringError("Say in a sentence why nothing may be erased.")
    with office.store.write() as tx:
        administers(tx, viewer)
        row = openings.opening_of(tx, opening, lock=True)
        if reason is None and row.legal_hold is None:
            raise HiringError(f"The opening '{row.title}' is not on legal hold.")
        openings.change_opening(tx, opening, legal_hold=None if reason is None else reason.strip())
        audit.append(tx, opening, viewer, office.at, "hold.end" if reason is None else "hold.begin", opening)


def months_later(day: date, months: int) -> date:
    """Return the day so many months later; the last of the month where that month is shorter.

    Examples:
        >>> months_later(date(2026, 11, 30), 3), months_later(date(2026, 1, 15), 12)
        (datetime.date(2027, 2, 28), datetime.date(2027, 1, 15))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _due(tx: Tx, today: date) -> tuple[Due, ...]:
    found = []
    for candidate, applied in candidates.last_acts(tx).items():
        last, since = date.min, date.min
        for one in applied:
            acts = [at for at in (one.ended, one.handed_in, one.drafted, one.scanned, one.decided) if at]
            newest = max([made_on(one.id), *(datetime.fromisoformat(at).date() for at in acts)])
            last, since = max(last, newest), max(since, months_later(newest, one.retention_months))
        if since > today:
            continue
        held = "; ".join(
            f"'{one.title}' is on legal hold: {one.legal_hold}" for one in applied if one.legal_hold
        )
        action: RetentionAction = (
            "erase" if any(o.retention_action == "erase" for o in applied) else "anonymise"
        )
        titles = tuple(one.title for one in applied)
        found.append(Due(candidate, applied[0].code, titles, last, since, action, held))
    return tuple(sorted(found, key=lambda one: (one.since, one.code)))
