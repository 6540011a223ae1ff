"""Packets as they were printed: where each box stands, so that a later change of drawing spoils no sheet."""

from __future__ import annotations

from sqlalchemy import Connection, Row, insert, select

from kit.store.ids import new_id
from kit.store.tables import packet


def nonce_of(tx: Connection, interview_id: str, person_id: str) -> str | None:
    """Return the random text that this person's packets of an interview are made with, if there is one yet."""
    mine = (packet.c.interview_id == interview_id, packet.c.person_id == person_id)
    return tx.execute(select(packet.c.nonce).where(*mine).order_by(packet.c.id).limit(1)).scalar()


def keep(tx: Connection, *, interview_id: str, person_id: str, content_sha256: str, **values: str) -> None:
    """Keep what a packet looks like; the same packet made again adds nothing."""
    key = {"interview_id": interview_id, "person_id": person_id, "content_sha256": content_sha256}
    known = select(packet.c.id).where(*(packet.c[name] == value for name, value in key.items()))
    if tx.execute(known).first() is None:
        tx.execute(insert(packet), {"id": new_id(), **key, **values})


def made_for(tx: Connection, interview_id: str, person_id: str) -> list[Row]:
    """Return what was made for this person's seat: the digest of each document, and when."""
    mine = (packet.c.interview_id == interview_id, packet.c.person_id == person_id)
    return list(
        tx.execute(select(packet.c.content_sha256, packet.c.made_at).where(*mine).order_by(packet.c.id))
    )
