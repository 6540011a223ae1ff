"""Whether what is stored is whole: what `hiring-kit data check` says, one sentence a problem.

Some checks hold for any copy of the rows (`problems_of_rows`), some need the keys (`problems_of_boxes`), and some are
about the place where the database lies (`problems_of_place`).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, select

from kit.errors import StoreError
from kit.store import audit
from kit.store.box import digest, unseal, unwrap
from kit.store.database import Store, old_sqlite
from kit.store.schema import head, missing_triggers
from kit.store.tables import (
    application,
    candidate,
    candidate_key,
    draft,
    interview,
    metadata,
    rating,
    revision,
    scan,
    scorecard,
    sealed,
)
from kit.store.tables import audit as audit_table
from kit.store.vault import read_erased

# Each card with whose it is about.
_OWNED = scorecard.join(interview).join(application)

LEAST_ROOM = 100_000_000  # bytes: a migration's copy, and SQLite's log under load, need room


def problems_of_rows(tx: Connection) -> list[str]:
    """Return what is wrong with the rows themselves: tables, triggers, chains, and rows that do not fit together."""
    found = []
    if tx.dialect.name == "sqlite":
        said = list(tx.exec_driver_sql("PRAGMA integrity_check").scalars())
        found += [f"The database file is damaged: {line}." for line in said if line != "ok"]
        found += [
            f"A row of {row[0]} points to a row of {row[2]} that is not there."
            for row in tx.exec_driver_sql("PRAGMA foreign_key_check")
        ]
    if compare_metadata(MigrationContext.configure(tx), metadata):
        found.append("The tables are not those of this version: somebody changed them by hand.")
    found += [
        f"Nothing keeps {table} from being changed: its trigger {name} is gone."
        for table, name in missing_triggers(tx)
    ]
    return found + audit.problems(tx) + list(_misfits(tx))


def _misfits(tx: Connection) -> Iterable[str]:
    """Yield what no act leaves behind, whatever dies in between."""
    without_ratings = select(revision.c.id).where(
        ~select(1).where(rating.c.revision_id == revision.c.id).exists()
    )
    for id in tx.execute(without_ratings).scalars():
        yield f"Revision {id} has no ratings."
    in_without_revision = select(scorecard.c.id).where(
        scorecard.c.status == "submitted",
        ~select(1).where(revision.c.scorecard_id == scorecard.c.id).exists(),
    )
    for id in tx.execute(in_without_revision).scalars():
        yield f"Card {id} counts as handed in, and nothing was."
    last = (
        select(revision.c.scorecard_id, func.max(revision.c.submitted_at).label("at"))
        .group_by(revision.c.scorecard_id)
        .subquery()
    )
    left_over = (
        select(draft.c.scorecard_id)
        .join(last, last.c.scorecard_id == draft.c.scorecard_id)
        .where(draft.c.updated_at < last.c.at)
        .distinct()
    )
    for id in tx.execute(left_over).scalars():
        yield f"Card {id} has drafts from before it was handed in."
    left = (
        ("sealed text is", select(sealed.c.candidate_id)),
        ("a scanned page is", select(application.c.candidate_id).select_from(_OWNED.join(scan))),
    )
    for what, owners in left:
        query = select(candidate.c.code).where(candidate.c.erased_at.is_not(None), candidate.c.id.in_(owners))
        for code in tx.execute(query.order_by(candidate.c.code)).scalars():
            yield f"{code} was erased, and {what} still there."


def problems_of_boxes(tx: Connection, master: bytes) -> list[str]:
    """Return what is wrong with keys and sealed text: each box is opened, and nothing of it is kept or shown."""
    found = []
    keys: dict[str, bytes] = {}
    for row in tx.execute(select(candidate_key)):
        try:
            keys[row.candidate_id] = unwrap(master, row.candidate_id, row.key)
        except StoreError:
            found.append(f"The key of candidate {row.candidate_id} does not open with the master key.")
    known = {row.id: row for row in tx.execute(select(candidate))}
    for row in known.values():
        if row.erased_at is None and row.id not in keys:
            found.append(f"The key of {row.code} is gone, and nobody erased it: name and notes do not open.")
        if row.erased_at is not None and row.id in keys:
            found.append(f"{row.code} was erased, and the key is still there.")
    handed_in = {id: content["note"] for id, content in _told(tx, "card.submit")}
    kept = set()
    for row in tx.execute(select(sealed)):
        if row.kind == "note":
            kept.add(row.ref)
            if digest(row.box) != handed_in.get(row.ref):
                found.append(f"The note of revision {row.ref} is not the one that was handed in.")
        found += _opens(keys, row.candidate_id, row.box, f"{row.candidate_id}/{row.kind}/{row.ref}")
    owner = application.c.candidate_id
    for row in tx.execute(select(draft, owner).select_from(_OWNED.join(draft))):
        label = f"{row.candidate_id}/draft/{row.scorecard_id}/{row.field}"
        found += _opens(keys, row.candidate_id, row.box, label)
    uploaded = dict(_told(tx, "scan.upload"))
    for row in tx.execute(select(scan, owner).select_from(_OWNED.join(scan))):
        for what, box in (("picture", row.picture), ("reading", row.reading)):
            if digest(box) != uploaded.get(row.id, {}).get(what):
                found.append(f"The {what} of the scanned page {row.id} is not the one that came in.")
            found += _opens(keys, row.candidate_id, box, f"{row.candidate_id}/scan/{row.id}/{what}")
    for row in tx.execute(select(revision.c.id, owner).select_from(_OWNED.join(revision))):
        # A revision that was imported has no note when there was none in the file.
        if row.id not in kept and handed_in.get(row.id) and known[row.candidate_id].erased_at is None:
            found.append(f"The note of revision {row.id} is gone, and nobody erased it.")
    return found


def _told(tx: Connection, action: str) -> Iterable[tuple[str, dict]]:
    """Yield what the audit tells of each thing to which *action* was done."""
    query = select(audit_table.c.entity, audit_table.c.content).where(audit_table.c.action == action)
    for row in tx.execute(query):
        yield row.entity, json.loads(row.content)


def _opens(keys: dict[str, bytes], person: str, box: bytes, label: str) -> list[str]:
    if person not in keys:
        return []  # told once, for the whole candidate
    try:
        unseal(keys[person], box, label)
    except StoreError as error:
        return [str(error)]
    return []


def problems_of_place(store: Store, tx: Connection, at: str) -> list[str]:
    """Return what is wrong around the database: room, clock, SQLite's version, and erased people who are back."""
    found = [old_sqlite()] if tx.dialect.name == "sqlite" and old_sqlite() else []
    found += _too_little_room(store)
    newest = tx.execute(select(func.max(audit_table.c.at))).scalar_one()
    if newest is not None and newest > at:
        found.append(
            f"The clock says {at}, and the audit has a line of {newest}: set the clock of this machine."
        )
    here = {row.id: row for row in tx.execute(select(candidate).where(candidate.c.erased_at.is_(None)))}
    found += [
        f"{here[person].code} was erased on {when}, and is here again: erase this candidate again."
        for person, when in read_erased(store.folder).items()
        if person in here
    ]
    return found


def problems(store: Store, at: str) -> list[str]:
    """Return everything that is wrong; nothing when all is well."""
    with store.read() as tx:
        return [
            *problems_of_rows(tx),
            *problems_of_boxes(tx, store.master),
            *problems_of_place(store, tx, at),
        ]


def _too_little_room(store: Store) -> list[str]:
    room = shutil.disk_usage(store.folder).free
    if room >= LEAST_ROOM:
        return []
    return [
        f"The disk of {store.folder} has {room // 1_000_000} MB left: at least "
        f"{LEAST_ROOM // 1_000_000} MB are needed. Make room."
    ]


def hindrances(store: Store) -> list[str]:
    """Return why the app can not work now: another version of the database, or no room; nothing when it can.

    It is quick, and asked every few seconds. What it can not see raises.
    """
    with store.read() as tx:
        now = tx.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    newer = [] if now == head() else [f"The database stands at {now}, this Hiring Kit at {head()}."]
    return newer + _too_little_room(store)
