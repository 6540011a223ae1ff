"""Backups: a file of data without keys, and a file of keys; and the way back.

The data file is a SQLite database with every row except `candidate_key`, made from one state of the database while
others write, from SQLite and PostgreSQL alike; so it can be kept for long, and restored into either. The keys file
is small and kept for days: once the last keys file that knew a candidate is gone, no backup names them any more.
The keys stay wrapped by the master key, which is in neither file.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from pydantic import ValidationError
from sqlalchemy import Engine, event, insert, select
from sqlalchemy.exc import DatabaseError, OperationalError

from kit.access import Viewer
from kit.errors import StoreError
from kit.model import Model
from kit.store import audit
from kit.store.box import unwrap
from kit.store.candidates import applications_of
from kit.store.copy import Show, copy_rows
from kit.store.database import Store, plain_sqlite
from kit.store.disk import why
from kit.store.health import problems_of_boxes, problems_of_rows
from kit.store.schema import migrate
from kit.store.tables import candidate, candidate_key
from kit.store.vault import erase, list_erased, read_erased

DATA, KEYS = ".data.db", ".keys.json"


class Keys(Model):
    """The file of keys that goes with a backup, and with every older one.

    `keys` are wrapped by the master key; `erased` says when each candidate without a key was erased.
    """

    format: Literal["hiring-kit/keys/1"] = "hiring-kit/keys/1"
    made_at: str
    data: str
    data_sha256: str
    keys: dict[str, bytes]
    erased: dict[str, str]


@dataclass(frozen=True)
class Backup:
    """What a backup wrote: the two files, how many rows of each table, and which older keys files went."""

    data: Path
    keys: Path
    rows: dict[str, int]
    dropped: tuple[Path, ...]


def back_up(store: Store, folder: Path, at: str, *, keep_keys: int, show: Show) -> Backup:
    """Write a backup of *store* into *folder* and check it; keys files older than *keep_keys* days go.

    Raises:
        StoreError: when what is stored is not whole, with every problem; what was written is kept aside then, as
            `.damaged`, and no older file goes. When *folder* does not take it, as where the disk is full: nothing
            of it is left there then.
    """
    try:
        data, keys, rows = _write(store, folder, at, show)
    except OSError as error:
        raise _no_backup(folder, error) from error
    return Backup(data, keys, rows, _drop_old_keys(folder, keys, at, keep_keys))


def _write(store: Store, folder: Path, at: str, show: Show) -> tuple[Path, Path, dict[str, int]]:
    """Write both files beside their places, and put them there when they are whole and on the disk."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"hiring-{at[:10].replace('-', '')}T{at[11:23].replace(':', '').replace('.', '')}Z"
    data, keys = folder / f"{name}{DATA}", folder / f"{name}{KEYS}"
    beside = folder / f".{name}.{os.getpid()}"
    engine = plain_sqlite(beside)

    # Told where it arises: further out it would be taken for a fault of the database that is read meanwhile.
    @event.listens_for(engine, "handle_error")
    def _unwritten(context):
        if isinstance(context.sqlalchemy_exception, OperationalError):
            raise _no_backup(folder, context.original_exception)

    try:
        _private(beside)
        migrate(engine)
        with store.read() as source:
            with engine.begin() as target:
                rows = copy_rows(source, target, leave_out={candidate_key.name}, show=show)
                found = problems_of_rows(target)
            wrapped = {row.candidate_id: row.key for row in source.execute(select(candidate_key))}
            gone = select(candidate.c.id, candidate.c.erased_at).where(candidate.c.erased_at.is_not(None))
            erased = {row.id: row.erased_at for row in source.execute(gone)}
            found += problems_of_boxes(source, store.master)
        engine.dispose()
        if found:
            damaged = folder / f"{name}.damaged"
            beside.replace(damaged)
            raise StoreError(
                "\n".join(
                    [
                        *found,
                        f"No backup was made; what could be read is in {damaged}. Older backups are kept.",
                    ]
                )
            )
        document = Keys(made_at=at, data=data.name, data_sha256=_sha256(beside), keys=wrapped, erased=erased)
        text = folder / f".{name}{KEYS}.{os.getpid()}"
        _private(text)
        text.write_text(document.model_dump_json(indent=1), "utf-8")
        for file in (text, beside):
            with file.open("rb+") as opened:
                os.fsync(opened.fileno())
        text.replace(keys)
        try:
            beside.replace(data)
        except OSError:
            keys.unlink()  # alone it is no backup
            raise
    finally:
        engine.dispose()
        for file in folder.glob(f".{name}*"):
            file.unlink()
    return data, keys, rows


def _no_backup(folder: Path, said: Exception) -> StoreError:
    return StoreError(
        f"{folder}: no backup was made: {why(said)}. Nothing of it is left there; what is stored and older backups are "
        "as they were. See that there is room, or name another folder."
    )


def _drop_old_keys(folder: Path, newest: Path, at: str, days: int) -> tuple[Path, ...]:
    until = datetime.fromisoformat(at) - timedelta(days=days)
    dropped = []
    for file in sorted(folder.glob(f"*{KEYS}")):
        with suppress(StoreError):  # what can not be read is not ours to drop
            if file != newest and datetime.fromisoformat(read_keys(file).made_at) < until:
                file.unlink()
                dropped.append(file)
    return tuple(dropped)


def read_keys(file: Path) -> Keys:
    """Return what stands in a keys file.

    Raises:
        StoreError: when it is none.
    """
    try:
        return Keys.model_validate_json(file.read_bytes())
    except ValidationError:
        raise StoreError(f"{file}: this is no keys file of a backup. It ends in '{KEYS}'.") from None


@dataclass(frozen=True)
class Restored:
    """What a restore brought back: rows of each table, and who was erased since the backup was made."""

    rows: dict[str, int]
    erased: tuple[str, ...]


def restore(store: Store, data: Path, keys: Keys, at: str, show: Show) -> Restored:
    """Bring a backup back into the empty *store*; whoever was erased since stays erased.

    All of it is one transaction: when anything is wrong, nothing is changed.

    Args:
        store: An installation without a row, on either database.
        data: The data file; it is not changed.
        keys: The keys file of the same backup, or of a later one.
        at: Now.
        show: Called after each table.

    Raises:
        StoreError: when the store is not empty, a file is damaged, the keys are of another installation or older
            than the data, what would be restored is not whole, the disk is full, or who was erased can not be
            written down.
    """
    if not data.is_file():
        raise StoreError(f"{data}: there is no such file.")
    if data.name == keys.data and _sha256(data) != keys.data_sha256:
        raise StoreError(
            f"{data}: it is not as it was written: its SHA-256 is another one. Take an older backup."
        )
    with tempfile.TemporaryDirectory(dir=store.folder) as temporary:
        copy = Path(temporary) / "data.db"
        engine = plain_sqlite(copy)
        try:
            _private(copy)
            shutil.copyfile(data, copy)
            _bring_up_to_date(engine, data)
            with engine.begin() as source, store.write() as tx:
                rows = copy_rows(source, tx, leave_out={candidate_key.name}, show=show)
                erased = _bring_keys(store, tx, data, keys, at)
                audit.append(tx, audit.SYSTEM, Viewer("operator"), at, "data.restore", data.name)
                found = problems_of_rows(tx) + problems_of_boxes(tx, store.master)
                if found:
                    raise StoreError("\n".join([*found, "Nothing was restored."]))
                for person in keys.erased.keys() - read_erased(store.folder).keys():
                    list_erased(store.folder, person, keys.erased[person])
        except (OSError, OperationalError) as error:
            said = why(error.orig if isinstance(error, OperationalError) and error.orig else error)
            raise StoreError(
                f"{store.folder}: nothing was restored: {said}. See that there is room for a copy of {data.name} too."
            ) from error
        finally:
            engine.dispose()
    return Restored(rows, erased)


def _bring_up_to_date(engine: Engine, data: Path) -> None:
    try:
        migrate(engine)
    except OperationalError:
        raise
    except DatabaseError:
        raise StoreError(f"{data}: this is no data file of a backup. It ends in '{DATA}'.") from None


def _bring_keys(store: Store, tx, data: Path, keys: Keys, at: str) -> tuple[str, ...]:
    """Put the keys back, and erase again who was erased since; return the codes of those."""
    for person, key in keys.keys.items():
        unwrap(store.master, person, key)
    gone = {**keys.erased, **read_erased(store.folder)}
    people = {row.id: row for row in tx.execute(select(candidate))}
    unknown = people.keys() - keys.keys.keys() - gone.keys()
    if unknown:
        raise StoreError(
            f"The keys of {len(unknown)} of {len(people)} candidates are missing: the keys file is older than "
            f"{data.name}, or of another installation. Take the one of the same backup, or a later one."
        )
    erased = []
    for person, row in people.items():
        if person not in gone:
            tx.execute(insert(candidate_key), {"candidate_id": person, "key": keys.keys[person]})
        elif row.erased_at is None:
            erase(tx, person, gone[person])
            erased.append(row.code)
            for one in applications_of(tx, person):
                audit.append(
                    tx, one.opening_id, Viewer("operator"), at, "candidate.erase", person, {"code": row.code}
                )
    return tuple(sorted(erased))


def _private(file: Path) -> None:
    """Make an empty file that only its owner reads."""
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
