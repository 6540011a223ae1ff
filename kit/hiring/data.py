"""What whoever runs an installation does with all of its data: check it, back it up, bring it back, move it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kit.access import Viewer
from kit.errors import StoreError
from kit.hiring.office import Office, administers, moment
from kit.store import audit, open_store
from kit.store import backup as backups
from kit.store.backup import Backup, Restored
from kit.store.box import read_master_key
from kit.store.database import KEY_FILE, data_folder
from kit.store.health import hindrances, problems
from kit.store.move import move

KEEP_KEYS = 14  # days

Show = Callable[[str, int], None]


@dataclass(frozen=True)
class Health:
    """What is wrong with an installation, one sentence a problem, and what was looked at."""

    database: str
    problems: tuple[str, ...]
    chains: int
    lines: int


def check_data(office: Office, viewer: Viewer) -> Health:
    """Return whether all that is stored is whole: the file, the chains of the audit, keys, sealed text, room, clock.

    Raises:
        NotAllowed: when this viewer is no administrator.
    """
    with office.store.read() as tx:
        administers(tx, viewer)
        heads = audit.heads(tx)
    found = problems(office.store, office.at)
    return Health(office.store.dialect, tuple(found), len(heads), sum(number for number, _ in heads.values()))


def find_hindrances(office: Office) -> tuple[str, ...]:
    """Return why the app can not work now, for whoever watches the server; it names nobody and nothing that is kept."""
    return tuple(hindrances(office.store))


def back_up(
    office: Office,
    viewer: Viewer,
    folder: Path,
    *,
    keep_keys: int = KEEP_KEYS,
    show: Show = lambda table, rows: None,
) -> Backup:
    """Write a checked backup into *folder*, as a file of data and a file of keys, while others work.

    The master key is in neither. Keys files that are older than *keep_keys* days go, so that an erased candidate is
    gone from old backups after that time; data files stay.

    Raises:
        NotAllowed: when this viewer is no administrator.
        StoreError: when what is stored is not whole, or *folder* does not take it: nothing of it is left there then.
    """
    with office.store.write() as tx:
        administers(tx, viewer)
        audit.append(tx, audit.SYSTEM, viewer, office.at, "data.backup", "all", {"keep_keys": keep_keys})
    return backups.back_up(office.store, folder, office.at, keep_keys=keep_keys, show=show)


def restore_data(
    place: Path | str | None, data: Path, keys: Path, *, show: Show = lambda table, rows: None
) -> Restored:
    """Bring a backup back into the empty installation at *place* (see `kit.store.open_store`).

    Whoever holds the files, the database and the master key may: there is nobody else to ask yet.

    Args:
        place: A folder, the address of a PostgreSQL, or nothing for the usual one.
        data: The data file.
        keys: The keys file of the same backup, or of a later one.
        show: Called after each table.

    Raises:
        StoreError: when the place is not empty, a file is damaged or does not fit, or the master key is missing.
    """
    known = backups.read_keys(keys)
    place = place or os.environ.get("DATABASE_URL") or data_folder()
    folder = data_folder() if isinstance(place, str) else place
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if known.keys:
        read_master_key(folder / KEY_FILE, may_make=False)  # a new one would open nothing
    store = open_store(place)
    try:
        return backups.restore(store, data, known, _now(), show)
    finally:
        store.close()


def move_data(folder: Path, url: str, *, show: Show = lambda table, rows: None) -> dict[str, int]:
    """Move the installation in *folder* to the empty PostgreSQL at *url*, and return how many rows each table had.

    The key and the list of the erased stay in the folder. The old database is left as it is and takes no more.

    Raises:
        StoreError: when there is no installation in *folder*, the other database is not empty, or the rows are not
            whole.
    """
    if not (folder / "hiring.db").exists():
        raise StoreError(f"{folder}: there is no database to move.")
    if not url.startswith("postgresql"):
        raise StoreError(
            f"'{url.partition('://')[0]}' is no address of a PostgreSQL: give postgresql://user@host/name."
        )
    source, target = open_store(folder), open_store(url)
    try:
        return move(source, target, _now(), show)
    finally:
        source.close()
        target.close()


def _now() -> str:
    return moment(datetime.now(UTC))
