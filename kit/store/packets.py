"""Packets as they were printed: where each box stands, so that a later change of drawing spoils no sheet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from sqlalchemy import Connection, Row, insert, select

from kit.store.database import insert_once
from kit.store.ids import new_id
from kit.store.tables import application, blank, interview, packet, person, printed_page, scorecard


def nonce_of(tx: Connection, interview_id: str, person_id: str) -> str | None:
    """Return the random text that this person's packets of an interview are made with, if there is one yet."""
    mine = (packet.c.interview_id == interview_id, packet.c.person_id == person_id)
    return tx.execute(select(packet.c.nonce).where(*mine).order_by(packet.c.id).limit(1)).scalar()


def keep(
    tx: Connection,
    *,
    interview_id: str,
    person_id: str,
    content_sha256: str,
    pages: Mapping[str, bytes],
    **values: str,
) -> None:
    """Keep what a packet looks like; the same packet made again adds nothing.

    `pages` are the blanks (PNG) of its pages that come back, by page id.
    """
    key = {"interview_id": interview_id, "person_id": person_id, "content_sha256": content_sha256}
    known = select(packet.c.id).where(*(packet.c[name] == value for name, value in key.items()))
    if tx.execute(known).first() is not None:
        return
    id = new_id()
    tx.execute(insert(packet), {"id": id, **key, **values})
    digests = {page_id: hashlib.sha256(png).hexdigest() for page_id, png in pages.items()}
    insert_once(tx, blank, [{"sha256": digests[page_id], "png": png} for page_id, png in pages.items()])
    insert_once(
        tx,
        printed_page,
        [{"page_id": page_id, "packet_id": id, "blank_sha256": digests[page_id]} for page_id in pages],
    )


def made_for(tx: Connection, interview_id: str) -> list[Row]:
    """Return what was made for an interview: for whom, the digest of each document, and when."""
    return list(
        tx.execute(
            select(packet.c.person_id, person.c.name, packet.c.content_sha256, packet.c.made_at)
            .join(person, person.c.id == packet.c.person_id)
            .where(packet.c.interview_id == interview_id)
            .order_by(packet.c.id)
        )
    )


def printed(tx: Connection, page_id: str) -> Row | None:
    """Return what was kept when the page of that id was printed: the layout of its packet, its blank, and its card.

    Nothing when no such page was printed here, or its seat was taken away.
    """
    query = (
        select(
            packet.c.layout,
            blank.c.png,
            scorecard.c.id.label("card"),
            scorecard.c.person_id,
            interview.c.application_id,
            application.c.opening_id,
        )
        .select_from(printed_page)
        .join(packet, packet.c.id == printed_page.c.packet_id)
        .join(blank, blank.c.sha256 == printed_page.c.blank_sha256)
        .join(
            scorecard,
            (scorecard.c.interview_id == packet.c.interview_id)
            & (scorecard.c.person_id == packet.c.person_id),
        )
        .join(interview, interview.c.id == packet.c.interview_id)
        .join(application, application.c.id == interview.c.application_id)
        .where(printed_page.c.page_id == page_id)
    )
    return tx.execute(query).one_or_none()


def sheets_of(tx: Connection, interview_id: str, person_id: str) -> list[list[str]]:
    """Return the ids of the pages that come back, of each document that was made for this person's seat."""
    mine = (packet.c.interview_id == interview_id, packet.c.person_id == person_id)
    layouts = tx.execute(select(packet.c.layout).where(*mine).order_by(packet.c.id)).scalars()
    sheets = [[page["page_id"] for page in json.loads(layout)["pages"]] for layout in layouts]
    return [sheet for sheet in sheets if sheet]
