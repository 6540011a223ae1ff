"""What somebody is typing: kept field by field until the card is handed in.

Two browser tabs may hold the same card. A save says who writes (`writer`, one tab), which revision of the field this
is (`rev`, rising) and which one the tab last saw kept (`base`), so that no tab's words go without a sound.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from kit.errors import Conflict, HiringError
from kit.store.box import seal, unseal
from kit.store.tables import application, draft, interview, scorecard
from kit.store.vault import key_of


@dataclass(frozen=True)
class Draft:
    """A field as it is kept: its text, and which revision of which tab that is."""

    text: str
    rev: int
    writer: str
    updated_at: str


def save_draft(
    tx: Connection, master: bytes, card: str, field: str, text: str, rev: int, writer: str, base: int, at: str
) -> Draft:
    """Keep *text* and return what is kept now.

    It is kept when the stored revision is this writer's and older, or is the one that this writer built on
    (`base`; 0 where nothing is stored). A repeat, or an older save that comes late, changes nothing.

    Raises:
        Conflict: when another tab wrote in the meantime; `stored` is its `Draft`, or nothing when the card was
            handed in meanwhile.
        HiringError: when the candidate was erased.
        ValueError: when *rev* is not above *base*.
    """
    if rev <= base:
        raise ValueError(f"a save must rise above the revision it builds on (got {rev} on {base})")
    person = tx.execute(
        select(application.c.candidate_id)
        .join(interview, interview.c.application_id == application.c.id)
        .join(scorecard, scorecard.c.interview_id == interview.c.id)
        .where(scorecard.c.id == card)
        .with_for_update(of=scorecard)
    ).scalar_one()
    key = key_of(tx, master, person, hold=True)
    if key is None:
        raise HiringError("This candidate was erased: nothing more can be written about them.")
    here = (draft.c.scorecard_id == card, draft.c.field == field)
    label = f"{person}/draft/{card}/{field}"
    row = tx.execute(select(draft).where(*here)).one_or_none()
    if row is not None and row.writer == writer and row.rev >= rev:
        return Draft(unseal(key, row.box, label), row.rev, row.writer, row.updated_at)
    if base != (row.rev if row else 0) and not (row is not None and row.writer == writer):
        stored = Draft(unseal(key, row.box, label), row.rev, row.writer, row.updated_at) if row else None
        raise Conflict(
            "This was also written in another window. Both texts are kept: choose which one stays."
            if stored
            else "This card was handed in meanwhile. Your text is kept here: add it to a new revision of the card.",
            stored,
        )
    kept = {"box": seal(key, text, label), "rev": rev, "writer": writer, "updated_at": at}
    if row is None:
        tx.execute(insert(draft), {"scorecard_id": card, "field": field, **kept})
    else:
        tx.execute(update(draft).where(*here).values(**kept))
    return Draft(text, rev, writer, at)


def read_drafts(tx: Connection, master: bytes, card: str) -> dict[str, Draft]:
    """Return what is kept of a card, by field."""
    rows = tx.execute(
        select(draft, application.c.candidate_id)
        .join(scorecard, scorecard.c.id == draft.c.scorecard_id)
        .join(interview, interview.c.id == scorecard.c.interview_id)
        .join(application, application.c.id == interview.c.application_id)
        .where(draft.c.scorecard_id == card)
        .order_by(draft.c.field)
    ).all()
    key = key_of(tx, master, rows[0].candidate_id) if rows else None
    if key is None:
        return {}
    return {
        row.field: Draft(
            unseal(key, row.box, f"{row.candidate_id}/draft/{card}/{row.field}"),
            row.rev,
            row.writer,
            row.updated_at,
        )
        for row in rows
    }


def delete_drafts(tx: Connection, *cards: str) -> None:
    """Drop what is kept of these cards: they were handed in."""
    for start in range(0, len(cards), 1000):  # a statement takes some 30,000 values at most
        tx.execute(delete(draft).where(draft.c.scorecard_id.in_(cards[start : start + 1000])))
