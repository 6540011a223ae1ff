"""Pages that came back: their pictures and what was read in them, sealed like notes, and what people said about them.

A reading holds ratings before they are handed in. So every function here that returns one, or its picture, takes the
viewer and asks the blind rule, and writes down that this person has now been shown others' ratings.
"""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, or_, select, update

from kit.access import Viewer
from kit.errors import HiringError
from kit.store.blind import collected, own, visible
from kit.store.box import digest, seal, unseal
from kit.store.cards import EVERYTHING, remember_reveal
from kit.store.database import Store
from kit.store.ids import new_id
from kit.store.tables import application, candidate, interview, loop_session, person, review, scan, scorecard
from kit.store.vault import key_of


def add(
    tx: Connection,
    master: bytes,
    candidate_id: str,
    *,
    picture: bytes,
    size_mm: tuple[float, float],
    reading: Mapping[str, object],
    **values: object,
) -> tuple[str, dict[str, str]]:
    """Keep a page that came back, and return its id and the digests of its boxes, for the audit.

    Args:
        tx: An open transaction.
        master: The master key.
        candidate_id: Whose key seals it.
        picture: The page as JPEG.
        size_mm: How wide and high the sheet is.
        reading: What was read in it, as JSON can hold it.
        values: The other columns of `scan`.

    Raises:
        HiringError: when the candidate was erased.
    """
    key = key_of(tx, master, candidate_id, hold=True)
    if key is None:
        raise HiringError("This candidate was erased: nothing more can be kept about them.")
    id = new_id()
    shown = {"jpeg": base64.b64encode(picture).decode(), "size_mm": list(size_mm)}
    boxes = {
        "picture": seal(key, shown, _label(candidate_id, id, "picture")),
        "reading": seal(key, reading, _label(candidate_id, id, "reading")),
    }
    tx.execute(insert(scan), {"id": id, "status": "waiting", **values, **boxes})
    return id, {name: digest(box) for name, box in boxes.items()}


def known(tx: Connection, card: str) -> list[Row]:
    """Return which pages of a card came and who put them into it, never what stands in them; oldest first."""
    columns = (
        scan.c.id,
        scan.c.page_id,
        scan.c.file_sha256,
        scan.c.page,
        scan.c.status,
        scan.c.uploaded_by,
        scan.c.confirmed_by,
    )
    return list(
        tx.execute(
            select(*columns).where(scan.c.scorecard_id == card).order_by(scan.c.uploaded_at, scan.c.id)
        )
    )


def card_of(tx: Connection, id: str) -> str | None:
    """Return the card that a page belongs to, or nothing when there is no such page."""
    return tx.execute(select(scan.c.scorecard_id).where(scan.c.id == id)).scalar_one_or_none()


def readings(
    store: Store, viewer: Viewer, at: str, cards: Collection[str]
) -> list[tuple[Row, dict[str, Any], list[Row]]]:
    """Return the pages of *cards* that *viewer* may enter, with what was read and what people said of each row.

    Their own, and those that somebody else than the interviewer sent in where they may collect: what interviewers send
    in themselves is theirs until it is handed in, like what they write on screen. Oldest first; of erased candidates
    nothing.
    """
    of_these = scan.c.scorecard_id.in_(list(cards))
    return _opened(store, viewer, at, _entered(viewer), of_these, "reading")


def pictures(
    store: Store, viewer: Viewer, at: str, card: str
) -> list[tuple[Row, bytes, tuple[float, float], list[Row]]]:
    """Return the pages that were put into a card, for who may see what stands in it, or enters it; oldest first.

    Each with its picture (JPEG), how wide and high the sheet is in mm, and what people said of its rows.
    """
    may = or_(_entered(viewer), visible(viewer))
    wanted = (scan.c.scorecard_id == card) & (scan.c.status == "confirmed")
    return [
        (row, base64.b64decode(shown["jpeg"]), tuple(shown["size_mm"]), said)
        for row, shown, said in _opened(store, viewer, at, may, wanted, "picture")
    ]


def _entered(viewer: Viewer) -> ColumnElement[bool]:
    return or_(own(viewer), and_(collected(viewer), scan.c.uploaded_by != scorecard.c.person_id))


def _opened(
    store: Store, viewer: Viewer, at: str, may: ColumnElement[bool], wanted: ColumnElement[bool], box: str
) -> list[tuple[Row, dict[str, Any], list[Row]]]:
    uploader, confirmer = person.alias("uploader"), person.alias("confirmer")
    query = (
        select(
            scan.c.id,
            scan.c.page_id,
            scan.c.source,
            scan.c.file_sha256,
            scan.c.page,
            scan.c.status,
            scan.c.uploaded_at,
            scan.c.confirmed_at,
            scan.c[box].label("box"),
            uploader.c.name.label("uploaded_by"),
            confirmer.c.name.label("confirmed_by"),
            scorecard.c.id.label("card"),
            scorecard.c.person_id,
            person.c.name.label("person_name"),
            loop_session.c.title,
            interview.c.application_id,
            application.c.candidate_id,
            candidate.c.code,
        )
        .select_from(
            EVERYTHING.join(scan, scan.c.scorecard_id == scorecard.c.id)
            .join(uploader, uploader.c.id == scan.c.uploaded_by)
            .outerjoin(confirmer, confirmer.c.id == scan.c.confirmed_by)
        )
        .where(may, wanted)
        .order_by(scan.c.uploaded_at, scan.c.id)
    )
    found = []
    with store.read() as tx:
        for row in tx.execute(query).all():
            key = key_of(tx, store.master, row.candidate_id)
            if key is not None:
                value = unseal(key, row.box, _label(row.candidate_id, row.id, box))
                found.append((row, value, said(tx, row.id)))
    others = {row.application_id for row, _, _ in found if row.person_id != viewer.person}
    remember_reveal(store, viewer, at, others)
    return found


def said(tx: Connection, scan_id: str) -> list[Row]:
    """Return what people said of the rows of a page, oldest first; the newest of a row holds."""
    query = (
        select(review, person.c.name)
        .join(person, person.c.id == review.c.decided_by)
        .where(review.c.scan_id == scan_id)
        .order_by(review.c.decided_at, review.c.id)
    )
    return list(tx.execute(query))


def say(tx: Connection, scan_id: str, **values: str) -> None:
    """Add what a person said of a row: `row`, `was`, `became`, `crop_sha256`, `decided_by` and `decided_at`."""
    tx.execute(insert(review), {"id": new_id(), "scan_id": scan_id, **values})


def confirm(tx: Connection, scan_id: str, by: str, at: str) -> None:
    """Note that a page was put into its card."""
    values = {"status": "confirmed", "confirmed_by": by, "confirmed_at": at}
    tx.execute(update(scan).where(scan.c.id == scan_id).values(**values))


def drop(tx: Connection, scan_id: str) -> None:
    """Delete a page that was not put into a card, and what was said of it."""
    tx.execute(delete(review).where(review.c.scan_id == scan_id))
    tx.execute(delete(scan).where(scan.c.id == scan_id, scan.c.status == "waiting"))


def _label(candidate_id: str, id: str, what: str) -> str:
    return f"{candidate_id}/scan/{id}/{what}"
