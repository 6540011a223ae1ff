"""Bringing a database up to date: one linear history, run when the store is opened, under a lock.

The migrations are the modules `m001_...`, `m002_...` of `kit.store.migrations`. A table whose rows must never change
gets its triggers here, after the last migration, because rebuilding a table in SQLite loses them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from kit.errors import StoreError
from kit.store.tables import FROZEN, UNCHANGING, metadata

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_241_903  # any number, the same in every replica


def head() -> str:
    """Return the version of the tables that this code works with."""
    return str(_script().get_current_head())


def _script() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIONS), version_locations=[str(MIGRATIONS)])


def migrate(engine: Engine, backup: Callable[[str], None] = lambda revision: None) -> None:
    """Bring the database behind *engine* up to date.

    `backup` is called with the old revision before a database that holds something is changed.

    Raises:
        StoreError: when the database was made by newer code; it is not touched then.
    """
    script = _script()
    newest = script.get_current_head()
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({LOCK})")
        try:
            now = MigrationContext.configure(connection).get_current_revision()
            _refuse_newer(script, now)
            connection.rollback()
            if now == newest:
                return
            if now is not None:
                backup(now)
            with connection.begin():
                _upgrade(connection, script)
                if connection.dialect.name == "sqlite":
                    _check_foreign_keys(connection)
                freeze(connection)
        finally:
            if connection.dialect.name == "postgresql":
                connection.rollback()
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({LOCK})")
                connection.commit()


def _refuse_newer(script: ScriptDirectory, revision: str | None) -> None:
    try:
        script.get_revisions(revision or ())
    except CommandError:
        raise StoreError(
            f"The database is newer than this Hiring Kit (it stands at {revision}). Install the version that made it, "
            "or a later one. Going back is not possible; nothing was changed."
        ) from None


def _upgrade(connection: Connection, script: ScriptDirectory) -> None:
    with EnvironmentContext(
        Config(), script, fn=lambda revision, _: script._upgrade_revs("head", revision)
    ) as environment:
        environment.configure(
            connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=True
        )
        environment.run_migrations()


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise StoreError(
            f"The database was not brought up to date: {len(broken)} rows point nowhere. Nothing was changed."
        )


def freeze(connection: Connection) -> None:
    """Make the database itself refuse to change or delete rows that are records.

    `sealed` rows can be deleted only after the key of their candidate is gone, which is what erase does.
    """
    if connection.dialect.name == "postgresql":
        for function in _FUNCTIONS:
            connection.exec_driver_sql(function)
    for statement in _triggers(connection.dialect.name).values():
        connection.exec_driver_sql(statement)


def missing_triggers(connection: Connection) -> list[tuple[str, str]]:
    """Return table and name of each trigger of `freeze` that is not there, or is switched off."""
    query = (
        "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND pg_table_is_visible(c.oid)"
    )
    there = {(row[0], row[1]) for row in connection.exec_driver_sql(query)}
    return sorted(_triggers(connection.dialect.name).keys() - there)


_FUNCTIONS = (
    "CREATE OR REPLACE FUNCTION kit_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || "
    "CASE TG_OP WHEN 'UPDATE' THEN ' is never changed' ELSE ' is never deleted' END; END $$",
    "CREATE OR REPLACE FUNCTION kit_sealed_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF EXISTS (SELECT 1 FROM candidate_key WHERE candidate_id = OLD.candidate_id) THEN "
    "RAISE EXCEPTION 'sealed is deleted by erase only'; END IF; RETURN OLD; END $$",
)


def _triggers(dialect: str) -> dict[tuple[str, str], str]:
    """Return the statement that makes each trigger, by table and name."""
    made = {}
    if dialect == "sqlite":
        for table in UNCHANGING:
            made[table, f"{table}_no_update"] = (
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
            )
        for table in FROZEN:
            made[table, f"{table}_no_delete"] = (
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is never deleted'); END"
            )
        made["sealed", "sealed_no_delete"] = (
            "CREATE TRIGGER IF NOT EXISTS sealed_no_delete BEFORE DELETE ON sealed "
            "WHEN EXISTS (SELECT 1 FROM candidate_key WHERE candidate_id = OLD.candidate_id) "
            "BEGIN SELECT RAISE(ABORT, 'sealed is deleted by erase only'); END"
        )
        return made
    for table in UNCHANGING:
        acts = "UPDATE OR DELETE" if table in FROZEN else "UPDATE"
        made[table, f"{table}_frozen"] = (
            f"CREATE OR REPLACE TRIGGER {table}_frozen BEFORE {acts} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION kit_frozen()"
        )
        made[table, f"{table}_no_truncate"] = (
            f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION kit_frozen()"
        )
    made["sealed", "sealed_no_delete"] = (
        "CREATE OR REPLACE TRIGGER sealed_no_delete BEFORE DELETE ON sealed "
        "FOR EACH ROW EXECUTE FUNCTION kit_sealed_delete()"
    )
    return made
