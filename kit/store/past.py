"""Ratings that were given in another system: kept apart from cards, under digests of the candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from kit.access import Viewer
from kit.store.tables import past_rating


def known_cards(tx: Connection, system: str) -> set[tuple[str, str]]:
    """Return the cards of a system that are here, each with the time of its last change there."""
    query = (
        select(past_rating.c.card, past_rating.c.updated_at).where(past_rating.c.system == system).distinct()
    )
    return {(row.card, row.updated_at) for row in tx.execute(query)}


def add_past(tx: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep past ratings."""
    if rows:
        tx.execute(insert(past_rating), [dict(row) for row in rows])


def past_ratings(tx: Connection, viewer: Viewer) -> list[Row]:
    """Return all past ratings, of each card only the last state; whether *viewer* may see them the use case has asked."""
    newest: dict[tuple[str, str], str] = {}
    rows = list(
        tx.execute(
            select(past_rating).order_by(
                past_rating.c.system, past_rating.c.card, past_rating.c.updated_at, past_rating.c.place
            )
        )
    )
    for row in rows:
        newest[row.system, row.card] = row.updated_at
    return [row for row in rows if newest[row.system, row.card] == row.updated_at]
