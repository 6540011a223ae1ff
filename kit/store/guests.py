"""One-time codes by which somebody without an account reaches their own card; only digests of codes are kept."""

from __future__ import annotations

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from kit.store.tables import audit, guest_code

REFUSED = "guest.refuse"


def add_code(tx: Connection, hash: str, scorecard: str, expires_at: str, made_by: str) -> None:
    """Keep a new code of a card in the place of older ones, and so end what they opened."""
    tx.execute(delete(guest_code).where(guest_code.c.scorecard_id == scorecard))
    row = {"hash": hash, "scorecard_id": scorecard, "expires_at": expires_at, "made_by": made_by}
    tx.execute(insert(guest_code), row)


def is_newest(tx: Connection, hash: str | None, scorecard: str) -> bool:
    """Return whether no newer code of a card was made than the one with this digest."""
    query = select(guest_code.c.hash).where(guest_code.c.scorecard_id == scorecard, guest_code.c.hash == hash)
    return tx.execute(query).first() is not None


def use_code(tx: Connection, hash: str, at: str) -> Row | None:
    """Use a code up and return it; nothing when there is none, or it was used or is too old."""
    good = (guest_code.c.hash == hash, guest_code.c.used_at.is_(None), guest_code.c.expires_at > at)
    if tx.execute(update(guest_code).where(*good).values(used_at=at)).rowcount == 0:
        return None
    return tx.execute(select(guest_code).where(guest_code.c.hash == hash)).one()


def refusals(tx: Connection, chain: str, since: str, address: str | None = None) -> int:
    """Return how often a code was refused since then, from one *address* (its digest) or from anywhere."""
    query = select(func.count()).where(audit.c.chain == chain, audit.c.action == REFUSED, audit.c.at > since)
    return tx.execute(query.where(audit.c.entity == address) if address else query).scalar_one()
