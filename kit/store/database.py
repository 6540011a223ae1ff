"""Opening the database: SQLite in the data folder, or PostgreSQL by `DATABASE_URL`.

SQLite is used with one writer at a time, let in by a lock that is fair between threads and processes, and readers
beside it. A commit that returned is on disk (`synchronous=FULL`): a handed-in card is a record.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from sqlalchemy import URL, Connection, Engine, NullPool, Table, create_engine, event, make_url, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree

from kit.errors import StoreError
from kit.store.box import read_master_key, unwrap
from kit.store.disk import why
from kit.store.schema import LOCK, migrate
from kit.store.tables import candidate_key, person
from kit.wording import sentences

if sys.platform != "win32":
    import fcntl

# 3.7.0 to 3.51.2 can corrupt a WAL database that several connections write (https://sqlite.org/wal.html).
SAFE_WAL = (3, 51, 3)
DATABASE_FILE = "hiring.db"
KEY_FILE = "master.key"
ANSWERS_IN = 10  # seconds in which PostgreSQL must take a connection
MOVED = "This database was moved to PostgreSQL: set DATABASE_URL to where it is now."


def data_folder() -> Path:
    """Return where this person's data lies: `HIRING_KIT_DATA`, else the usual place of the system.

    It is never the folder of the code: names of candidates must not end in a commit, and a fresh checkout or an
    upgrade must find the same data.
    """
    if chosen := os.environ.get("HIRING_KIT_DATA"):
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "hiring-kit"


class WriterLock:
    """Lets one writer through at a time, of all threads and processes, in the order in which they came.

    SQLite's own waiting is unfair: under load the unlucky wait hundreds of times longer than the others.
    """

    def __init__(self, file: Path):
        self._threads = threading.Lock()
        self._owner: int | None = None
        self._opened = file.open("a")

    def __enter__(self) -> None:
        if self._owner == threading.get_ident():
            raise RuntimeError("a write inside a write would wait for itself: hand on the open transaction")
        self._threads.acquire()
        try:
            if sys.platform != "win32":
                fcntl.flock(self._opened, fcntl.LOCK_EX)
        except BaseException:
            self._threads.release()
            raise
        self._owner = threading.get_ident()

    def __exit__(self, *_) -> None:
        self._owner = None
        try:
            if sys.platform != "win32":
                fcntl.flock(self._opened, fcntl.LOCK_UN)
        finally:
            self._threads.release()

    def close(self) -> None:
        """Give the lock file back."""
        self._opened.close()


@dataclass(frozen=True)
class Store:
    """An open database and the master key of its sealed boxes.

    `folder` holds the database (SQLite), the key and the list of erased candidates; `notes` are sentences for
    whoever runs it.
    """

    folder: Path
    writer: Engine
    reader: Engine
    lock: WriterLock | None
    master: bytes = field(repr=False)
    notes: tuple[str, ...] = ()

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.writer.dialect.name

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a transaction that may write; it is kept when the block ends, and undone when it raises.

        Raises:
            StoreError: when the disk is full, the database does not answer or is busy, or the data was moved elsewhere
                meanwhile.
        """
        with _in_words():
            if self.lock is None:
                with self.writer.begin() as tx:
                    yield tx
            else:
                with self.lock, self.writer.begin() as tx:
                    yield tx

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a transaction that only reads, and sees one state of the database throughout.

        Raises:
            StoreError: when the database does not answer or is busy.
        """
        with _in_words(), self.reader.begin() as tx:
            yield tx

    def prepare_to_forget(self) -> None:
        """Make sure, before anything is erased, that `forget` will have the room that it needs.

        Raises:
            StoreError: when the disk is full.
        """
        self._move_log("PASSIVE", "Nothing was erased. Make room on the disk, then erase again.")

    def forget(self) -> None:
        """Make sure that deleted rows are gone from the files too: SQLite's log keeps older pages for a while.

        Raises:
            StoreError: when the disk is full, or something reads all the while: what was erased stays so, but older
                pages are in the files still.
        """
        still = "What was erased stays erased, and the audit has it; older pages of it, sealed, are in the files still."
        out = "stop Hiring Kit and start it again: that takes them out."
        if self._move_log("TRUNCATE", f"{still} Make room on the disk, then {out}"):
            raise StoreError(
                f"{self.folder}: something was reading the database all the while, as a backup does. {still} "
                f"They go with the next erase; or {out}"
            )

    def _move_log(self, how: str, then: str) -> bool:
        """Bring what stands in SQLite's log to its place in the file; return whether somebody's reading kept it from that."""
        if self.lock is None:
            return False
        with _in_words(), self.lock:
            connection = self.writer.raw_connection()
            try:
                ((busy, _, _),) = connection.execute(f"PRAGMA wal_checkpoint({how})").fetchall()
                return bool(busy)
            except self.writer.dialect.loaded_dbapi.OperationalError as error:
                raise StoreError(f"{self.folder}: {why(error)}. {then}") from error
            finally:
                connection.close()

    def close(self) -> None:
        """Let go of all connections."""
        self.reader.dispose()
        self.writer.dispose()
        if self.lock is not None:
            self.lock.close()


@contextmanager
def _in_words() -> Iterator[None]:
    """Turn what the database says, where a person can mend it, into words for whoever waits."""
    kept = "Nothing you sent was lost: it is still on your screen."
    try:
        yield
    except NoneFree as error:
        raise StoreError(
            f"The database is busy: no connection to it came free. {kept} Send it again in a moment."
        ) from error
    except DatabaseError as error:
        said, code = str(error.orig), getattr(error.orig, "sqlstate", None)
        if MOVED in said:
            raise StoreError(MOVED) from error
        if not isinstance(error, OperationalError):
            raise
        if "disk is full" in said or code == "53100":  # disk_full of PostgreSQL, whatever language it speaks
            raise StoreError(
                f"The disk is full. {kept} Make room on the disk, then send it again."
            ) from error
        if "database is locked" in said:
            raise StoreError(
                f"The database is busy: another program holds it. {kept} End that program, then send it again."
            ) from error
        if "disk I/O error" in said:
            # SQLite says no more than this where a quota is used up, or a file may not grow.
            raise StoreError(
                f"The disk is full or damaged. {kept} Make room on the disk or look at it, then send it again."
            ) from error
        if type(error.orig).__module__.startswith("psycopg"):
            raise StoreError(f"The database does not answer. {kept} Send it again in a moment.") from error
        raise


def open_store(place: Path | str | None = None) -> Store:
    """Return the store in the folder *place*, or behind the `postgresql://` address *place*.

    Without *place*: `DATABASE_URL`, else the folder that `data_folder` names. What is missing is made: folder,
    key, tables; an older database is brought up to date first.

    Raises:
        StoreError: when the address is none or nothing answers there, the database is newer than this code, or the master key is missing or another one's.
    """
    address = os.environ.get("DATABASE_URL")
    place = place or address or data_folder()
    if isinstance(place, str) and place.startswith(("postgresql:", "postgresql+")):
        return _open_postgresql(place, "DATABASE_URL" if place == address else "the address")
    if isinstance(place, str) and (place == address or "://" in place):
        named = "DATABASE_URL: " if place == address else ""
        raise StoreError(
            f"{named}'{place.partition('://')[0]}' is no database for this. Give postgresql://user@host/name, or for "
            "SQLite a folder (HIRING_KIT_DATA)."
        )
    return _open_sqlite(Path(place))


def sqlite_driver() -> ModuleType:
    """Return the SQLite module to use: the standard one, or `pysqlite3` where the standard one is too old."""
    if sqlite3.sqlite_version_info < SAFE_WAL:
        try:
            from pysqlite3 import dbapi2
        except ImportError:
            return sqlite3
        return dbapi2
    return sqlite3


def old_sqlite() -> str:
    """Return what is to be said about the SQLite in use; nothing when it is one without the fault."""
    driver = sqlite_driver()
    if driver.sqlite_version_info >= SAFE_WAL:
        return ""
    return (
        f"SQLite {driver.sqlite_version} can damage a database in WAL mode; it runs in the slower DELETE mode. "
        "SQLite 3.51.3 or later, or the package pysqlite3, would lift this."
    )


def insert_once(tx: Connection, table: Table, rows: list[dict]) -> None:
    """Add *rows*, leaving those as they are whose key is there already."""
    if rows:
        dialect = postgresql if tx.dialect.name == "postgresql" else sqlite
        tx.execute(dialect.insert(table).on_conflict_do_nothing(), rows)


def _open_sqlite(folder: Path) -> Store:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / DATABASE_FILE
    driver = sqlite_driver()
    notes: list[str] = []
    journal = "WAL"
    if note := old_sqlite():
        journal = "DELETE"
        notes.append(note)
    lock = WriterLock(folder / f"{DATABASE_FILE}.lock")
    writer = _sqlite_engine(file, driver, journal, "BEGIN IMMEDIATE")
    reader = _sqlite_engine(file, driver, journal, "BEGIN", "query_only=ON")
    new = not file.exists()
    with _told_as(file), lock:
        # Rebuilding a table drops it for a moment, which foreign keys would refuse; they are checked at the end.
        mover = _sqlite_engine(
            file, driver, journal, "BEGIN IMMEDIATE", "foreign_keys=OFF", poolclass=NullPool
        )
        migrate(mover, backup=lambda revision: _backup(mover, folder / f"{DATABASE_FILE}.before-{revision}"))
        with writer.begin() as tx:
            if tx.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name LIKE 'moved_%'").first():
                raise StoreError(MOVED)
            master, made = _master_key(tx, folder)
    if made:
        notes.append(_key_note(folder))
    if new:
        file.chmod(0o600)
    return Store(folder, writer, reader, lock, master, tuple(notes))


@contextmanager
def _told_as(file: Path) -> Iterator[None]:
    """Tell in words that a file is no database, or is damaged."""
    try:
        yield
    except DatabaseError as error:
        if "not a database" not in str(error.orig) and "malformed" not in str(error.orig):
            raise
        raise StoreError(
            f"{file}: this is no database of Hiring Kit, or it is damaged ({error.orig}). Name another folder, or bring a "
            "backup back into an empty one: hiring-kit data restore."
        ) from error


def _open_postgresql(address: str, named: str) -> Store:
    """Return the store behind an address; *named* is what a person changes when it is wrong."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):  # with what it says could come a password
        raise StoreError(
            f"No address of a database can be read from {named}: give postgresql://user@host:5432/name, with what is "
            "special in a user or a password as %40 for @, %3A for : and %2F for /."
        ) from None
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(
        url, pool_pre_ping=True, hide_parameters=True, connect_args={"connect_timeout": ANSWERS_IN}
    )
    try:
        engine.connect().close()
    except OperationalError as error:
        said = sentences(f"The database {url.render_as_string()} can not be reached: {error.orig}")
        raise StoreError(f"{said} Start it, or change {named}.") from error
    migrate(engine)
    with engine.begin() as tx:
        tx.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")  # two that start at once make one key
        master, made = _master_key(tx, folder)
    reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Store(folder, engine, reader, None, master, (_key_note(folder),) if made else ())


def _master_key(tx: Connection, folder: Path) -> tuple[bytes, bool]:
    """Return the master key, proven on one candidate's key if there is any, and whether it was just made."""
    one = tx.execute(select(candidate_key).limit(1)).one_or_none()
    had = (folder / KEY_FILE).exists()
    # Behind one PostgreSQL there may be several folders: only the very first start makes the key of all.
    others = tx.dialect.name == "postgresql" and tx.execute(select(person.c.id).limit(1)).first() is not None
    master = read_master_key(folder / KEY_FILE, may_make=one is None and not others)
    if one is not None:
        unwrap(master, one.candidate_id, one.key)
    return master, not had and (folder / KEY_FILE).exists()


def _key_note(folder: Path) -> str:
    return (
        f"A master key was made: {folder / KEY_FILE}. Keep a copy of it in a safe place, apart from the database: "
        "without it no name and no note can be read again."
    )


def plain_sqlite(file: Path) -> Engine:
    """Return a way into a SQLite file that is no installation: a backup that is written, or read."""
    return _sqlite_engine(file, sqlite_driver(), "DELETE", "BEGIN IMMEDIATE", poolclass=NullPool)


def _sqlite_engine(
    file: Path, driver: ModuleType, journal: str, begin: str, *pragmas: str, poolclass=None
) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(file)), module=driver, poolclass=poolclass, hide_parameters=True
    )
    every = (
        "busy_timeout=30000",
        f"journal_mode={journal}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",  # else INSERT OR REPLACE walks past the triggers that refuse deletes
        "trusted_schema=OFF",
        "secure_delete=ON",
        *pragmas,
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection, _record):
        connection.isolation_level = None  # the driver must not begin transactions by itself
        for pragma in every:
            connection.execute(f"PRAGMA {pragma}").fetchall()

    @event.listens_for(engine, "begin")
    def _begin(connection):
        connection.exec_driver_sql(begin)

    return engine


def _backup(engine: Engine, copy: Path) -> None:
    """Copy the database as it is into the file *copy*, through SQLite: copying the file itself loses the WAL."""
    source = engine.raw_connection()
    target = engine.dialect.loaded_dbapi.connect(str(copy))
    try:
        source.driver_connection.backup(target)  # type: ignore[union-attr]
    finally:
        target.close()
        source.close()
    copy.chmod(0o600)
