"""Sealed boxes in the database: each candidate's key, what is put under it, and erase."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from kit.errors import HiringError
from kit.store.box import KEY_BYTES, digest, seal, unseal, unwrap, wrap
from kit.store.ids import new_id
from kit.store.tables import application, candidate, candidate_key, draft, interview, scorecard, sealed

ERASED_FILE = "erased.jsonl"


def give_key(tx: Connection, master: bytes, person: str) -> None:
    """Make the key under which everything about the candidate *person* is sealed."""
    wrapped = wrap(master, person, os.urandom(KEY_BYTES))
    tx.execute(insert(candidate_key), {"candidate_id": person, "key": wrapped})


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
    key = key_of(tx, master, person, hold=True)
    if key is None:
        raise HiringError("This candidate was erased: nothing more can be written about them.")
    box = seal(key, value, f"{person}/{kind}/{ref}")
    row = {"id": new_id(), "candidate_id": person, "kind": kind, "ref": ref, "box": box}
    tx.execute(insert(sealed), row)
    return digest(box)


def opened(tx: Connection, master: bytes, kind: str, refs: Iterable[str]) -> dict[str, object]:
    """Return what is sealed under *kind* for each of *refs*; the newest where there are several.

    What belongs to an erased candidate is not there any more.
    """
    query = select(sealed).where(sealed.c.kind == kind, sealed.c.ref.in_(list(refs))).order_by(sealed.c.id)
    keys: dict[str, bytes | None] = {}
    found: dict[str, object] = {}
    for row in tx.execute(query):
        if row.candidate_id not in keys:
            keys[row.candidate_id] = key_of(tx, master, row.candidate_id)
        key = keys[row.candidate_id]
        if key is not None:
            found[row.ref] = unseal(key, row.box, f"{row.candidate_id}/{kind}/{row.ref}")
    return found


def erase(tx: Connection, person: str, at: str) -> tuple[int, int]:
    """Delete the key, the sealed boxes and the drafts of a candidate; their ratings stay under the code.

    Returns:
        How many boxes and how many drafts went.
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
    tx.execute(update(candidate).where(candidate.c.id == person).values(erased_at=at))
    return boxes, drafts


def read_erased(folder: Path) -> dict[str, str]:
    """Return when each candidate of the list beside the database was erased."""
    file = folder / ERASED_FILE
    lines = file.read_text().splitlines() if file.exists() else []
    return {line["candidate"]: line["at"] for line in map(json.loads, filter(None, lines))}


def list_erased(folder: Path, person: str, at: str) -> None:
    """Write an erased candidate's id and time beside the database, so that a restore can not bring them back."""
    line: Mapping[str, str] = {"candidate": person, "at": at}
    with (folder / ERASED_FILE).open("a") as opened_file:
        opened_file.write(json.dumps(line) + "\n")
        opened_file.flush()
        os.fsync(opened_file.fileno())
