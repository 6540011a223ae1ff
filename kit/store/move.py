"""Moving an installation from SQLite to PostgreSQL: every row, once, and the old database takes no more."""

from __future__ import annotations

from kit.access import Viewer
from kit.errors import StoreError
from kit.store import audit
from kit.store.copy import Show, copy_rows
from kit.store.database import MOVED, Store
from kit.store.health import problems_of_boxes, problems_of_rows


def move(source: Store, target: Store, at: str, show: Show) -> dict[str, int]:
    """Copy all of *source*, on SQLite, into the empty *target*, on PostgreSQL, and close *source* for good.

    Nobody writes to the source meanwhile; an app that still runs on it is told where the data went. When anything is
    wrong, neither is changed.

    Returns:
        How many rows of each table were moved.

    Raises:
        StoreError: when the two are not of these kinds, the target is not empty, its master key is another one, or
            what would be moved is not whole.
    """
    if (source.dialect, target.dialect) != ("sqlite", "postgresql"):
        raise StoreError("Data is moved from SQLite to PostgreSQL, and not in another direction.")
    with source.write() as old:
        with target.write() as new:
            rows = copy_rows(old, new, show=show)
            audit.append(
                new, audit.SYSTEM, Viewer("operator"), at, "data.migrate", "postgresql", {"rows": rows}
            )
            found = problems_of_rows(new) + problems_of_boxes(new, target.master)
            if found:
                raise StoreError("\n".join([*found, "Nothing was moved."]))
        for table, act in (("audit", "INSERT"), ("draft", "INSERT"), ("draft", "UPDATE")):
            old.exec_driver_sql(
                f"CREATE TRIGGER moved_{table}_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{MOVED}'); END"
            )
    return rows
