"""Sealed boxes in the database: each candidate's key, what is put under it, and erase."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, delete, insert, or_, select, update

from kit.errors import HiringError, StoreError
from kit.store.box import KEY_BYTES, digest, seal, unseal, unwrap, wrap
from kit.store.disk import why
from kit.store.ids import new_id
from kit.store.tables import (
    application,
    candidate,
    candidate_key,
    draft,
    external_ref,
    interview,
    review,
    scan,
    scorecard,
    sealed,
)

if sys.platform != "win32":
    import fcntl

ERASED_FILE = "erased.jsonl"


def give_key(tx: Connection, master: bytes, *persons: str) -> None:
    """Make the key of each of these candidates, under which everything about them is sealed."""
    rows = [{"candidate_id": one, "key": wrap(master, one, os.urandom(KEY_BYTES))} for one in persons]
    if rows:
        tx.execute(insert(candidate_key), rows)


def key_of(tx: Connection, master: bytes, person: str, *, hold: bool = False) -> bytes | None:
    """Return the key of a candidate, or nothing when they were erased; with *hold* erase waits until the end."""
    query = select(candidate_key.c.key).where(candidate_key.c.candidate_id == person)
    wrapped = tx.execute(query.with_for_update(read=True) if hold else query).scalar_one_or_none()
    return None if wrapped is None else unwrap(master, person, wrapped)


def put(tx: Connection, master: bytes, person: str, kind: str, ref: str, value: object) -> str:
    """Seal *value* and return the SHA-256 of the box, which the audit keeps.

    Raises:
        HiringError: when the candidate was erased.
    """
    return put_all(tx, master, kind, {person: {ref: value}})[ref]


def put_all(
    tx: Connection, master: bytes, kind: str, values: Mapping[str, Mapping[str, object]]
) -> dict[str, str]:
    """Seal what there is by candidate and ref, as `put` seals one, and return the SHA-256 of each box by its ref.

    Raises:
        HiringError: when one of the candidates was erased.
    """
    keys = _keys_of(tx, master, list(values))
    if values.keys() - keys.keys():
        raise HiringError("This candidate was erased: nothing more can be written about them.")
    rows = [
        {
            "id": new_id(),
            "candidate_id": person,
            "kind": kind,
            "ref": ref,
            "box": seal(keys[person], value, f"{person}/{kind}/{ref}"),
        }
        for person, written in values.items()
        for ref, value in written.items()
    ]
    if rows:
        tx.execute(insert(sealed), rows)
    return {str(row["ref"]): digest(row["box"]) for row in rows}


def _keys_of(tx: Connection, master: bytes, persons: Sequence[str]) -> dict[str, bytes]:
    """Return the keys of these candidates by id; erase waits until the end of *tx*."""
    found: dict[str, bytes] = {}
    for start in range(0, len(persons), 1000):
        some = persons[start : start + 1000]
        query = select(candidate_key).where(candidate_key.c.candidate_id.in_(some)).with_for_update(read=True)
        found |= {row.candidate_id: unwrap(master, row.candidate_id, row.key) for row in tx.execute(query)}
    return found


def opened(tx: Connection, master: bytes, kind: str, refs: Iterable[str]) -> dict[str, object]:
    """Return what is sealed under *kind* for each of *refs*; the newest where there are several.

    What belongs to an erased candidate is not there any more.
    """
    return {ref: values[-1] for ref, values in history(tx, master, kind, refs).items()}


def history(tx: Connection, master: bytes, kind: str, refs: Iterable[str]) -> dict[str, list[object]]:
    """Return all that was sealed under *kind* for each of *refs*, the newest last."""
    keys: dict[str, bytes] = {}
    found: dict[str, list[object]] = {}
    wanted = list(refs)
    for start in range(0, len(wanted), 1000):  # a statement takes some 30,000 values at most
        query = (
            select(sealed, candidate_key.c.key)
            .join(candidate_key, candidate_key.c.candidate_id == sealed.c.candidate_id)
            .where(sealed.c.kind == kind, sealed.c.ref.in_(wanted[start : start + 1000]))
            .order_by(sealed.c.id)
        )
        for row in tx.execute(query):
            if row.candidate_id not in keys:
                keys[row.candidate_id] = unwrap(master, row.candidate_id, row.key)
            value = unseal(keys[row.candidate_id], row.box, f"{row.candidate_id}/{kind}/{row.ref}")
            found.setdefault(row.ref, []).append(value)
    return found


def erase(tx: Connection, person: str, at: str) -> tuple[int, int, int]:
    """Delete the key, sealed boxes, drafts and scans of a candidate, and what other systems call them; their ratings
    stay under the code.

    Returns:
        How many boxes, drafts and scanned pages went.
    """
    cards = (
        select(scorecard.c.id)
        .join(interview, interview.c.id == scorecard.c.interview_id)
        .join(application, application.c.id == interview.c.application_id)
        .where(application.c.candidate_id == person)
    )
    # The key first: only then do the triggers let the boxes go.
    tx.execute(delete(candidate_key).where(candidate_key.c.candidate_id == person))
    boxes = tx.execute(delete(sealed).where(sealed.c.candidate_id == person)).rowcount
    drafts = tx.execute(delete(draft).where(draft.c.scorecard_id.in_(cards))).rowcount
    of_cards = scan.c.scorecard_id.in_(cards)
    tx.execute(delete(review).where(review.c.scan_id.in_(select(scan.c.id).where(of_cards))))
    scans = tx.execute(delete(scan).where(of_cards)).rowcount
    applied = select(application.c.id).where(application.c.candidate_id == person)
    named = or_(external_ref.c.id == person, external_ref.c.id.in_(applied))
    tx.execute(delete(external_ref).where(named))
    tx.execute(update(candidate).where(candidate.c.id == person).values(erased_at=at))
    return boxes, drafts, scans


def list_erased(folder: Path, person: str, at: str) -> None:
    """Write an erased candidate's id and time beside the database, so that a restore can not bring them back.

    It is called before the erase is kept: should the program die between the two, a restore erases again rather than
    not at all.

    Raises:
        StoreError: when it can not be written; the list is as it was then.
    """
    file = folder / ERASED_FILE
    line = json.dumps({"candidate": person, "at": at}).encode() + b"\n"
    try:
        with file.open("a+b", buffering=0) as opened_file:
            if sys.platform != "win32":
                fcntl.flock(opened_file, fcntl.LOCK_EX)  # else two would cut off each other's lines
            before = opened_file.seek(0, os.SEEK_END)
            try:
                if before:
                    opened_file.seek(-1, os.SEEK_END)
                    line = line if opened_file.read(1) == b"\n" else b"\n" + line
                if opened_file.write(line) < len(line):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(opened_file.fileno())
            except OSError:
                opened_file.truncate(before)
                raise
    except OSError as error:
        raise StoreError(
            f"{file}: who is erased can not be written down here: {why(error)}. Nobody is erased without it, since a "
            "restore could bring them back. See that there is room, then try again."
        ) from error


def read_erased(folder: Path) -> dict[str, str]:
    """Return who was erased here and when, from the list beside the database.

    Raises:
        StoreError: when a line of it can not be read.
    """
    file = folder / ERASED_FILE
    if not file.exists():
        return {}
    found = {}
    for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
            found[one["candidate"]] = one["at"]
        except (ValueError, LookupError, TypeError):
            raise StoreError(
                f"{file}:{number}: this line names nobody. Where the machine stopped while it was written, nobody was "
                "erased by it: delete it, then erase again."
            ) from None
    return found
