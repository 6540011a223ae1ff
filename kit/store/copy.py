"""Taking every row from one database to another, whichever of the two kinds each is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection

from sqlalchemy import Connection, Table, func, insert, select

from kit.errors import StoreError
from kit.store.box import canonical
from kit.store.tables import metadata

Show = Callable[[str, int], None]
AT_ONCE = 1000  # rows


def copy_rows(
    source: Connection,
    target: Connection,
    *,
    leave_out: Collection[str] = (),
    show: Show = lambda table, rows: None,
) -> dict[str, int]:
    """Copy all rows into the empty tables of *target*, read them back, and return how many each table has.

    Args:
        source: A transaction that sees one state throughout.
        target: A transaction; should anything go wrong it must not be kept.
        leave_out: Tables that are not copied.
        show: Called after each table with its name and how many rows it has.

    Raises:
        StoreError: when *target* holds something already, or what was written does not come back the same.
    """
    there = {table.name: _count(target, table) for table in metadata.sorted_tables}
    if any(there.values()):
        held = ", ".join(f"{name}: {rows}" for name, rows in there.items() if rows)
        raise StoreError(f"The database is not empty ({held}). Choose an empty one; nothing was changed.")
    copied = {}
    for table in metadata.sorted_tables:
        if table.name in leave_out:
            continue
        rows, read = 0, hashlib.sha256()
        for part in _parts(source, table):
            _add(read, part)
            target.execute(insert(table), part)
            rows += len(part)
        written = hashlib.sha256()
        for part in _parts(target, table):
            _add(written, part)
        if written.digest() != read.digest():
            raise StoreError(
                f"The rows of {table.name} did not come back as they were written. Nothing was changed."
            )
        copied[table.name] = rows
        show(table.name, rows)
    return copied


def _count(tx: Connection, table: Table) -> int:
    return tx.execute(select(func.count()).select_from(table)).scalar_one()


def _parts(tx: Connection, table: Table):
    """Yield the rows of a table by its key, some at once, so that a large table does not fill the memory."""
    # Two databases sort text alike only where both go by its bytes.
    bytewise = "BINARY" if tx.dialect.name == "sqlite" else "C"
    order = [c.collate(bytewise) if c.type.python_type is str else c for c in table.primary_key.columns]
    found = tx.execute(select(table).order_by(*order), execution_options={"yield_per": AT_ONCE})
    for part in found.mappings().partitions():
        yield [dict(row) for row in part]


def _add(digest, rows: list[dict]) -> None:
    for row in rows:
        digest.update(canonical({k: v.hex() if isinstance(v, bytes) else v for k, v in row.items()}))
