"""The audit: one chain of hashes an opening, and one for the system.

Each row's hash covers the row before it, so a row can not be changed, dropped or put in without every later hash
changing too. `content` is canonical JSON of ids, plain facts and hashes; never a name, a note or a rating, so the
chain stays true when a candidate is erased.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select, update

from kit.access import Viewer
from kit.store.box import canonical, digest
from kit.store.database import insert_once
from kit.store.tables import audit, audit_head, rating, revision

SYSTEM = "system"
_START = "0" * 64


def append(
    tx: Connection,
    chain: str,
    viewer: Viewer,
    at: str,
    action: str,
    entity: str,
    content: Mapping[str, object] | None = None,
) -> None:
    """Add a row to *chain*, an opening's id or `system`. Call it last in a transaction: it holds the chain's head."""
    append_all(tx, chain, viewer, at, [(action, entity, content or {})])


def append_all(
    tx: Connection,
    chain: str,
    viewer: Viewer,
    at: str,
    entries: Iterable[tuple[str, str, Mapping[str, object]]],
) -> None:
    """Add a row for each of *entries* (action, entity, content), as `append` adds one."""
    insert_once(tx, audit_head, [{"chain": chain, "seq": 0, "hash": _START}])
    head = tx.execute(select(audit_head).where(audit_head.c.chain == chain).with_for_update()).one()
    made = []
    seq, last = head.seq, head.hash
    for action, entity, content in entries:
        row = {
            "chain": chain,
            "seq": seq + 1,
            "at": at,
            "actor": viewer.actor,
            "action": action,
            "entity": entity,
            "content": canonical(content).decode(),
            "prev": last,
        }
        row["hash"] = digest(row)
        made.append(row)
        seq, last = row["seq"], row["hash"]
    if made:
        tx.execute(insert(audit), made)
        tx.execute(update(audit_head).where(audit_head.c.chain == chain).values(seq=seq, hash=last))


def of_entity(tx: Connection, chain: str, entity: str) -> list[tuple[str, dict]]:
    """Return action and content of each row of a chain about one thing, oldest first."""
    query = select(audit.c.action, audit.c.content).where(audit.c.chain == chain, audit.c.entity == entity)
    return [(row.action, json.loads(row.content)) for row in tx.execute(query.order_by(audit.c.seq))]


def rows(tx: Connection, chain: str) -> list[dict]:
    """Return the rows of a chain, newest first."""
    found = tx.execute(select(audit).where(audit.c.chain == chain).order_by(audit.c.seq.desc()))
    return [dict(row) for row in found.mappings()]


def newest(tx: Connection, chain: str, action: str) -> dict | None:
    """Return the newest row of a chain that tells of *action*, or nothing."""
    of_it = select(audit).where(audit.c.chain == chain, audit.c.action == action)
    found = tx.execute(of_it.order_by(audit.c.seq.desc()).limit(1)).mappings().one_or_none()
    return None if found is None else dict(found)


def moments(tx: Connection, chain: str, action: str, entity: str, since: str) -> list[str]:
    """Return when *action* was done to one thing after *since*, oldest first."""
    of_it = (audit.c.chain == chain, audit.c.action == action, audit.c.entity == entity, audit.c.at > since)
    return list(tx.execute(select(audit.c.at).where(*of_it).order_by(audit.c.at)).scalars())


def head(tx: Connection, chain: str) -> tuple[int, str]:
    """Return number and hash of the newest row: what is printed on records, to hold the chain to later."""
    found = tx.execute(select(audit_head).where(audit_head.c.chain == chain)).one_or_none()
    return (found.seq, found.hash) if found else (0, _START)


def heads(tx: Connection) -> dict[str, tuple[int, str]]:
    """Return number and hash of the newest row of each chain."""
    return {row.chain: (row.seq, row.hash) for row in tx.execute(select(audit_head))}


def version(tx: Connection) -> str:
    """Return what stands for the newest rows of the chains of all openings."""
    return digest(sorted(hash for chain, (_, hash) in heads(tx).items() if chain != SYSTEM))


def problems(tx: Connection) -> list[str]:
    """Return what is wrong with the chains, one sentence each; nothing when they verify.

    The ratings of each handed-in card are held against the hash that was written when it came in.
    """
    found = []
    heads = {row.chain: row for row in tx.execute(select(audit_head))}
    submitted: dict[str, str] = {}
    last: dict[str, tuple[int, str]] = {}
    for row in tx.execute(select(audit).order_by(audit.c.chain, audit.c.seq)).mappings():
        seq, before = last.get(row["chain"], (0, _START))
        entries = {key: value for key, value in row.items() if key != "hash"}
        if row["seq"] != seq + 1 or row["prev"] != before or digest(entries) != row["hash"]:
            found.append(f"The audit of {row['chain']} is broken at number {row['seq']}.")
        last[row["chain"]] = row["seq"], row["hash"]
        if row["action"] == "card.submit":
            submitted[row["entity"]] = row["content"]
    for chain in heads.keys() | last.keys():
        at_head = (heads[chain].seq, heads[chain].hash) if chain in heads else None
        if at_head != last.get(chain, (0, _START)):
            found.append(f"The audit of {chain} does not end where its head says.")
    return found + _ratings_that_differ(tx, submitted)


def ratings_digest(found: list[dict]) -> str:
    """Return the SHA-256 of rating rows, in an order of their own."""
    return digest(sorted(found, key=lambda r: (r["question_sha256"], r["competency"])))


def _ratings_that_differ(tx: Connection, submitted: dict[str, str]) -> list[str]:
    rows_of: dict[str, list[dict]] = {}
    for row in tx.execute(select(rating)).mappings():
        rows_of.setdefault(row["revision_id"], []).append(dict(row))
    found = [
        f"The ratings of revision {id} are not those that were handed in."
        for id, content in submitted.items()
        if f'"ratings":"{ratings_digest(rows_of.get(id, []))}"' not in content
    ]
    unknown = set(tx.execute(select(revision.c.id)).scalars()) - submitted.keys()
    return found + [f"The audit does not know of revision {id}." for id in sorted(unknown)]
