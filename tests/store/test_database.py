"""Opening a database: settings, migrations, keys, and what it refuses."""

# ruff: noqa: S608 - the statements are put together from the names of tables only

import base64
import os
import shutil
import subprocess
import sys
import threading

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import IntegrityError

from kit.errors import StoreError
from kit.store import data_folder, open_store, people, schema
from kit.store.database import SAFE_WAL, sqlite_driver
from kit.store.schema import MIGRATIONS
from kit.store.tables import metadata

from ..postgresql import run_cluster
from .conftest import add_person, on_sqlite

NEWEST = max(path.stem[:4] for path in MIGRATIONS.glob("m*.py"))


@on_sqlite
def test_each_connection_has_the_settings_that_keep_records_safe(store):
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
    wanted |= {"trusted_schema": 0, "secure_delete": 1, "busy_timeout": 30000}
    for open_one in (store.write, store.read):
        with open_one() as tx:
            assert {name: tx.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted


@on_sqlite
def test_sqlite_is_one_without_the_wal_fault(store):
    assert sqlite_driver().sqlite_version_info >= SAFE_WAL
    with store.read() as tx:
        version = tx.exec_driver_sql("SELECT sqlite_version()").scalar()
    assert tuple(map(int, version.split("."))) >= SAFE_WAL


def test_an_old_sqlite_does_without_wal_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("kit.store.database.SAFE_WAL", (99, 0, 0))
    store = open_store(tmp_path)
    assert any("DELETE mode" in note for note in store.notes)
    with store.write() as tx:
        assert tx.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    store.close()


def test_a_reader_can_not_write(store):
    with pytest.raises(Exception, match=r"read-?only"), store.read() as tx:
        tx.exec_driver_sql("DELETE FROM person")


def test_the_migrated_schema_is_the_model(store):
    with store.read() as tx:
        assert compare_metadata(MigrationContext.configure(tx), metadata) == []
        migrated = _checks(tx)
    with store.write() as tx:
        for table in ("alembic_version", *(t.name for t in reversed(metadata.sorted_tables))):
            tx.exec_driver_sql(f"DROP TABLE {table}")
        metadata.create_all(tx)
        assert _checks(tx) == migrated
        assert migrated["rating"] and migrated["scorecard"]


def _checks(tx):
    return {
        table: sorted(check["sqltext"] for check in inspect(tx).get_check_constraints(table))
        for table in metadata.tables
    }


def test_a_newer_database_is_refused_and_left_alone(place):
    store = open_store(place)
    with store.write() as tx:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = 'm998'")
    store.close()
    with pytest.raises(StoreError, match=r"newer than this Hiring Kit \(it stands at m998\)"):
        open_store(place)


def test_an_older_database_is_copied_and_then_brought_up_to_date(place, tmp_path, monkeypatch):
    store = open_store(place)
    with store.write() as tx:
        tx.exec_driver_sql(
            "INSERT INTO person VALUES ('p', 'i', 's', NULL, 0, 'Kept', 0, 1, 0, '2026', NULL)"
        )
    store.close()
    later = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, later, ignore=shutil.ignore_patterns("__pycache__"))
    (later / "m999_nickname.py").write_text(
        f"import sqlalchemy as sa\nfrom alembic import op\nrevision = 'm999'\ndown_revision = '{NEWEST}'\n"
        "def upgrade():\n    with op.batch_alter_table('person') as batch:\n"
        "        batch.add_column(sa.Column('nickname', sa.Text()))\n"
    )
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    store = open_store(place)
    with store.read() as tx:
        assert tx.exec_driver_sql("SELECT name, nickname FROM person").fetchall() == [("Kept", None)]
    store.close()
    if isinstance(place, str):
        return  # on PostgreSQL whoever runs it makes the copy, by `hiring-kit data backup`
    copy = sqlite_driver().connect(str(tmp_path / "data" / f"hiring.db.before-{NEWEST}"))
    assert copy.execute("SELECT name FROM person").fetchall() == [("Kept",)]
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()


@pytest.mark.parametrize("earlier", sorted(path.name for path in MIGRATIONS.glob("m*.py"))[:-1])
def test_a_database_of_every_earlier_version_is_brought_up_to_date_with_what_it_holds(
    place, tmp_path, monkeypatch, earlier
):
    some = tmp_path / "migrations"
    some.mkdir()
    for path in MIGRATIONS.glob("*.py"):
        if path.name <= earlier or not path.name.startswith("m"):
            shutil.copy(path, some)
    if isinstance(place, str):  # it has the newest tables
        engine = create_engine(place)
        with engine.begin() as tx:
            tx.exec_driver_sql("DROP SCHEMA public CASCADE")
            tx.exec_driver_sql("CREATE SCHEMA public")
        engine.dispose()
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", some)
        patch.setattr(
            schema, "freeze", lambda connection: None
        )  # its triggers are those of the newest tables
        old = open_store(place)
        with old.write() as tx:
            add_person(tx, "Kept")
        old.close()
    store = open_store(place)
    with store.read() as tx:
        assert compare_metadata(MigrationContext.configure(tx), metadata) == []
        assert [row.name for row in people.list_people(tx)] == ["Kept"]
    store.close()


def test_a_migration_that_fails_leaves_the_database_as_it_was(place, tmp_path, monkeypatch):
    open_store(place).close()
    later = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, later, ignore=shutil.ignore_patterns("__pycache__"))
    (later / "m999_half.py").write_text(
        f"from alembic import op\nrevision = 'm999'\ndown_revision = '{NEWEST}'\n"
        "def upgrade():\n    op.drop_table('guest_code')\n    raise RuntimeError('half-way')\n"
    )
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    with pytest.raises(RuntimeError, match="half-way"):
        open_store(place)
    monkeypatch.setattr(schema, "MIGRATIONS", MIGRATIONS)
    store = open_store(place)
    with store.read() as tx:
        assert compare_metadata(MigrationContext.configure(tx), metadata) == []
    store.close()


def test_the_key_and_the_database_are_their_owners_alone(tmp_path):
    store = open_store(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
    assert (tmp_path / "data" / "master.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "data" / "hiring.db").stat().st_mode & 0o077 == 0
    assert any("Keep a copy" in note for note in store.notes)
    store.close()
    again = open_store(tmp_path / "data")
    assert (again.notes, again.master) == ((), store.master)
    again.close()


def test_a_lost_master_key_is_said_and_not_replaced(desk, place):
    desk.store.close()
    (desk.store.folder / "master.key").unlink()
    with pytest.raises(StoreError, match="master key is missing"):
        open_store(place)
    assert not (desk.store.folder / "master.key").exists()


def test_another_master_key_is_refused(desk, place, monkeypatch):
    desk.store.close()
    monkeypatch.setenv("HIRING_KIT_KEY", base64.b64encode(os.urandom(32)).decode())
    with pytest.raises(StoreError, match="does not fit this database"):
        open_store(place)
    monkeypatch.setenv("HIRING_KIT_KEY", "c2hvcnQ=")
    with pytest.raises(StoreError, match="base64 of 32 bytes"):
        open_store(place)


def test_the_data_folder_is_the_chosen_one_or_the_systems(monkeypatch, tmp_path):
    monkeypatch.setenv("HIRING_KIT_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("HIRING_KIT_DATA")
    assert data_folder().name == "hiring-kit"
    assert not data_folder().is_relative_to(MIGRATIONS.parents[2])


@pytest.mark.parametrize("address", ["sqlite:///x.db", "postgres://me@host/name"])
def test_an_address_that_is_none_is_named_and_makes_no_folder(address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(StoreError, match="is no database for this"):
        open_store()
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_not_there_is_told_without_its_password():
    with pytest.raises(
        StoreError, match=r"postgresql://kit:\*\*\*@127\.0\.0\.1:1/kit can not be reached: .*refused"
    ) as error:
        open_store("postgresql://kit:verysecret@127.0.0.1:1/kit")
    assert "verysecret" not in str(error.value)


@pytest.mark.parametrize(
    ("driver", "told"),
    [
        (
            'connection to server at "::1" failed: refused\n\tIs the server accepting TCP/IP connections?\n',
            'can not be reached: connection to server at "::1" failed: refused. '
            "Is the server accepting TCP/IP connections? Start it",
        ),
        (
            "FATAL:  the system is starting up.",
            "can not be reached: FATAL: the system is starting up. Start it",
        ),
        ("timeout expired", "can not be reached: timeout expired. Start it"),
        (
            "All failures were:\n- host 'a': refused\n- host 'b':",
            "can not be reached: All failures were: host 'a': refused. host 'b'. Start it",
        ),
        ("", "can not be reached. Start it"),
    ],
)
def test_whatever_the_driver_says_is_told_in_whole_sentences(monkeypatch, driver, told):
    def refuse(*_, **__):
        raise psycopg.OperationalError(driver)

    monkeypatch.setattr(psycopg, "connect", refuse)
    with pytest.raises(StoreError) as error:
        open_store("postgresql://kit@192.0.2.1/kit")
    assert str(error.value) == f"The database postgresql://kit@192.0.2.1/kit {told}, or change the address."


@pytest.mark.parametrize(
    "address", ["postgresql://kit:sec@ret@host:nota/kit", "postgresql://kit:secret@[::1/kit"]
)
def test_an_address_that_is_none_is_told_by_where_it_stands_and_without_its_password(monkeypatch, address):
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(StoreError, match=r"can be read from DATABASE_URL: give postgresql://") as error:
        open_store()
    assert "sec" not in str(error.value)
    with pytest.raises(StoreError, match=r"can be read from the address: give postgresql://"):
        open_store(address.replace("kit:", "kat:"))


@on_sqlite
def test_a_write_inside_a_write_is_an_error_and_not_a_standstill(store):
    with pytest.raises(RuntimeError, match="wait for itself"), store.write(), store.write():
        pass
    with store.write() as tx:
        assert tx.exec_driver_sql("SELECT 1").scalar() == 1


def test_a_write_that_fails_leaves_nothing_behind(store):
    with pytest.raises(ZeroDivisionError), store.write() as tx:
        tx.exec_driver_sql(
            "INSERT INTO person VALUES ('p', 'i', 's', NULL, 0, 'Gone', 0, 1, 0, '2026', NULL)"
        )
        _ = 1 / 0
    with store.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM person").scalar() == 0


@on_sqlite
def test_a_full_disk_is_said_in_words_and_writing_goes_on_after_it_grows(desk):
    with desk.store.read() as tx:
        pages = tx.exec_driver_sql("PRAGMA page_count").scalar()
    # A size limit of the database gives the same answer of SQLite as a full disk.
    connection = desk.store.writer.raw_connection()
    connection.execute(f"PRAGMA max_page_count={pages + 1}")
    connection.close()
    with pytest.raises(StoreError, match=r"The disk is full\. Nothing you sent was lost"):
        desk.submit("big", note=base64.b64encode(os.urandom(200_000)).decode())
    connection = desk.store.writer.raw_connection()
    connection.execute("PRAGMA max_page_count=1000000")
    connection.close()
    assert desk.submit("after").number == 1


def test_a_postgresql_that_was_killed_is_told_in_words_and_found_again(cluster, tmp_path, monkeypatch):
    monkeypatch.setenv("HIRING_KIT_DATA", str(tmp_path / "data"))
    with run_cluster(cluster.programs, "fsync=on") as own:
        store = open_store(own.url(own.new_database()))
        with store.write() as tx:
            person = add_person(tx, "Ada")
        own.kill()
        with pytest.raises(StoreError, match="does not answer"), store.write() as tx:
            add_person(tx, "Bo")
        with pytest.raises(StoreError, match="does not answer"), store.read() as tx:
            people.person_of(tx, person)
        own.start()
        with store.write() as tx:
            add_person(tx, "Cy")
        with store.read() as tx:
            assert [row.name for row in people.list_people(tx)] == ["Ada", "Cy"]
        store.close()


def test_a_database_without_a_free_connection_is_told_in_words_and_goes_on_when_there_is_one(
    place, one_connection
):
    store = open_store(place)
    for engine, open_one in ((store.reader, store.read), (store.writer, store.write)):
        busy = pytest.raises(StoreError, match=r"The database is busy: .* Nothing you sent was lost")
        with engine.connect(), busy, open_one():
            pass
        with open_one() as tx:
            assert people.list_people(tx) == []
    store.close()


def test_a_database_that_another_program_holds_is_told_in_words(tmp_path):
    store = open_store(tmp_path)
    with store.write() as tx:
        tx.exec_driver_sql(
            "PRAGMA busy_timeout=0"
        )  # the other does not let go, however long it is waited for
    other = sqlite_driver().connect(tmp_path / "hiring.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program holds it"), store.write():
        pass
    other.close()
    with store.write() as tx:
        assert people.list_people(tx) == []
    store.close()


def test_threads_write_one_after_the_other(desk):
    receipts = []

    def write(number):
        receipts.extend(desk.submit(f"{number}/{k}") for k in range(10))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.number for one in receipts) == list(range(1, 41))


def test_two_processes_can_open_a_new_folder_at_once(place):
    code = "import sys; from kit.store import open_store; print(open_store(sys.argv[1]).master.hex())"
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    keys = {process.communicate(timeout=60)[0] for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("says", "values"),
    [
        ("5 is not on a scale of four", "('r', '{q}', 'debugging', 'rated', 'four@1', 5, NULL, NULL)"),
        ("an unknown scale", "('r', '{q}', 'debugging', 'rated', 'ten@1', 1, NULL, NULL)"),
        ("rated without a point", "('r', '{q}', 'debugging', 'rated', 'four@1', NULL, NULL, NULL)"),
        ("NR without a reason", "('r', '{q}', 'debugging', 'not_rated', 'four@1', NULL, NULL, NULL)"),
        ("blank with a point", "('r', '{q}', 'debugging', 'blank', 'four@1', 3, NULL, NULL)"),
        ("an unknown question", "('r', 'nothing', 'debugging', 'rated', 'four@1', 3, NULL, NULL)"),
    ],
)
def test_the_database_itself_refuses_a_rating_that_can_not_be(desk, says, values):
    revision = desk.submit("first").revision
    values = values.format(q="0" * 64).replace("'r'", f"'{revision}'")
    with desk.store.write() as tx:
        body = "INSERT INTO question_version VALUES (:q, 'other', '1.0.0', '{}')".replace(
            ":q", f"'{'0' * 64}'"
        )
        tx.exec_driver_sql(body)
    with pytest.raises(IntegrityError), desk.store.write() as tx:
        tx.exec_driver_sql(f"INSERT INTO rating VALUES {values}")


def test_not_rated_needs_no_point_of_the_scale(desk):
    assert desk.submit("nr", ordinal=None).number == 1
