"""A backup is one state of the database, comes back into either kind of it, and brings no erased person back."""

import base64
import errno
import json
import os
import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from kit.errors import StoreError
from kit.store import audit, health, open_store, vault
from kit.store.backup import back_up, read_keys, restore
from kit.store.database import sqlite_driver
from kit.store.move import move
from kit.store.tables import metadata

from ..faults import limited_files
from .conftest import AT, add_person, on_sqlite

LATER = "2026-11-27T10:00:00.000Z"


def _quiet(table, rows):
    pass


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request, desk, tmp_path, monkeypatch):
    """A second, empty installation that has the master key of the first, on either database."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    shutil.copy(desk.store.folder / "master.key", folder)
    monkeypatch.setenv("HIRING_KIT_DATA", str(folder))
    if request.param == "sqlite":
        opened = open_store(folder)
    else:
        cluster = request.getfixturevalue("cluster")
        name = cluster.new_database(request.getfixturevalue("migrated"))
        opened = open_store(cluster.url(name))
    yield opened
    opened.close()


def to_sqlite(test):
    return pytest.mark.parametrize("elsewhere", ["sqlite"], indirect=True)(on_sqlite(test))


@pytest.fixture
def backup(desk, tmp_path):
    def backup(at=AT, keep_keys=14):
        return back_up(desk.store, tmp_path / "backups", at, keep_keys=keep_keys, show=_quiet)

    return backup


def _rows(store):
    with store.read() as tx:
        return {
            table.name: sorted(map(repr, tx.execute(select(table))))
            for table in metadata.sorted_tables
            if table.name not in ("audit", "audit_head")
        }


def test_what_comes_back_is_what_was_there(desk, backup, elsewhere):
    desk.submit("one")
    made = backup()
    restored = restore(elsewhere, made.data, read_keys(made.keys), LATER, _quiet)
    assert _rows(elsewhere) == _rows(desk.store)
    assert restored.rows["rating"] == 1
    assert restored.erased == ()
    assert health.problems(elsewhere, LATER) == []
    with elsewhere.read() as tx:
        assert vault.opened(tx, elsewhere.master, "identity", [desk.candidate])[desk.candidate] == {
            "name": "Zyxwvut Candidate"
        }
        assert audit.rows(tx, audit.SYSTEM)[0]["action"] == "data.restore"


def test_a_backup_while_others_write_is_one_state(desk, backup, elsewhere):
    stop = threading.Event()

    def write(name):
        number = 0
        while not stop.is_set():
            desk.submit(f"{name}/{number}")
            number += 1

    writers = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for writer in writers:
        writer.start()
    try:
        while True:
            with desk.store.read() as tx:
                if tx.exec_driver_sql("SELECT count(*) FROM revision").scalar() > 4:
                    break
        made = backup()
        with desk.store.read() as tx:
            after = tx.exec_driver_sql("SELECT count(*) FROM revision").scalar()
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    restored = restore(elsewhere, made.data, read_keys(made.keys), LATER, _quiet)
    assert 4 < restored.rows["revision"] <= after
    assert restored.rows["revision"] == restored.rows["rating"]
    assert health.problems(elsewhere, LATER) == []
    with elsewhere.read() as tx:
        assert (
            tx.exec_driver_sql("SELECT count(*) FROM sealed WHERE kind = 'note'").scalar()
            == (restored.rows["revision"])
        )


def test_no_key_and_no_name_is_in_the_data_file_and_both_files_are_their_owners_alone(desk, backup):
    with desk.store.read() as tx:
        key = tx.exec_driver_sql("SELECT key FROM candidate_key").scalar()
    made = backup()
    content = made.data.read_bytes()
    assert b"opening.open" in content
    assert bytes(key) not in content
    assert b"Zyxwvut" not in content
    assert read_keys(made.keys).keys == {desk.candidate: bytes(key)}
    for file in (made.data, made.keys):
        assert file.stat().st_mode & 0o777 == 0o600
    assert set(made.data.parent.iterdir()) == {made.data, made.keys}


@to_sqlite
def test_who_was_erased_after_the_backup_stays_erased(desk, backup, elsewhere):
    desk.submit("one", note="Xylophone")
    made = backup()
    vault.list_erased(elsewhere.folder, desk.candidate, LATER)
    restored = restore(elsewhere, made.data, read_keys(made.keys), LATER, _quiet)
    assert len(restored.erased) == 1
    with elsewhere.read() as tx:
        assert vault.opened(tx, elsewhere.master, "identity", [desk.candidate]) == {}
        assert tx.exec_driver_sql("SELECT count(*) FROM sealed").scalar() == 0
        assert tx.exec_driver_sql("SELECT count(*) FROM rating").scalar() == 1
        assert audit.rows(tx, desk.opening)[0]["action"] == "candidate.erase"
    assert health.problems(elsewhere, LATER) == []


@to_sqlite
def test_old_data_comes_back_with_newer_keys_and_knows_who_was_erased_in_between(desk, backup, elsewhere):
    old = backup()
    with desk.store.write() as tx:
        vault.erase(tx, desk.candidate, LATER)
        audit.append(tx, desk.opening, desk.ada, LATER, "candidate.erase", desk.candidate)
    new = backup(LATER)
    assert read_keys(new.keys).keys == {}
    restored = restore(elsewhere, old.data, read_keys(new.keys), LATER, _quiet)
    assert len(restored.erased) == 1
    lines = (elsewhere.folder / "erased.jsonl").read_text().splitlines()
    assert [json.loads(line)["candidate"] for line in lines] == [desk.candidate]


@to_sqlite
def test_a_restore_that_can_not_write_down_who_was_erased_restores_nothing(
    desk, backup, elsewhere, monkeypatch
):
    old = backup()
    with desk.store.write() as tx:
        vault.erase(tx, desk.candidate, LATER)
    keys = read_keys(backup(LATER).keys)

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(
            StoreError, match=r"erased\.jsonl: who is erased can not be written down here: the disk"
        ):
            restore(elsewhere, old.data, keys, LATER, _quiet)
    assert _rows(elsewhere)["person"] == []
    assert restore(elsewhere, old.data, keys, LATER, _quiet).erased


@to_sqlite
def test_a_restore_where_files_may_not_grow_is_told_in_words_and_restores_nothing(desk, backup, elsewhere):
    made = backup()
    for limit in (0, 100_000):
        told = pytest.raises(
            StoreError, match=r"elsewhere: nothing was restored: files may not grow any more\."
        )
        with limited_files(limit), told:
            restore(elsewhere, made.data, read_keys(made.keys), LATER, _quiet)
    assert _rows(elsewhere)["person"] == []
    restore(elsewhere, made.data, read_keys(made.keys), LATER, _quiet)
    assert _rows(elsewhere) == _rows(desk.store)


@to_sqlite
def test_keys_that_are_older_than_the_data_or_of_others_are_refused(desk, backup, elsewhere):
    old = backup()
    with desk.store.write() as tx:
        from kit.store import candidates

        candidates.add_candidate(tx, desk.store.master, {"name": "New"})
    new = backup(LATER)
    with pytest.raises(StoreError, match="keys of 1 of 2 candidates are missing"):
        restore(elsewhere, new.data, read_keys(old.keys), LATER, _quiet)
    assert _rows(elsewhere)["person"] == []


@to_sqlite
def test_another_master_key_is_said_before_anything_is_changed(
    desk, backup, tmp_path, monkeypatch, elsewhere
):
    made = backup()
    monkeypatch.setenv("HIRING_KIT_KEY", base64.b64encode(os.urandom(32)).decode())
    other = open_store(tmp_path / "other")
    with pytest.raises(StoreError, match="master key does not fit"):
        restore(other, made.data, read_keys(made.keys), LATER, _quiet)
    assert _rows(other)["person"] == []
    other.close()


@to_sqlite
@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:-1] + b"x"), "SHA-256 is another one"),
        (lambda file: file.unlink(), "there is no such file"),
    ],
)
def test_a_damaged_file_is_refused(desk, backup, elsewhere, damage, says):
    made = backup()
    damage(made.data)
    with pytest.raises(StoreError, match=says):
        restore(elsewhere, made.data, read_keys(made.keys), LATER, _quiet)


@to_sqlite
def test_what_is_no_backup_is_said(desk, backup, elsewhere, tmp_path):
    made = backup()
    (tmp_path / "x.data.db").write_text("not a database at all, but long enough to look like one" * 20)
    with pytest.raises(StoreError, match="no data file of a backup"):
        restore(elsewhere, tmp_path / "x.data.db", read_keys(made.keys), LATER, _quiet)
    with pytest.raises(StoreError, match="no keys file of a backup"):
        read_keys(made.data)


@to_sqlite
def test_a_place_that_is_not_empty_is_refused(desk, backup, elsewhere):
    made = backup()
    with elsewhere.write() as tx:
        add_person(tx, "Somebody")
    with pytest.raises(StoreError, match=r"not empty \(person: 1\)"):
        restore(elsewhere, made.data, read_keys(made.keys), LATER, _quiet)


@on_sqlite
def test_keys_files_go_after_their_days_and_data_files_stay(desk, backup):
    first = backup("2026-11-01T10:00:00.000Z")
    second = backup("2026-11-20T10:00:00.000Z")
    third = backup("2026-12-02T10:00:00.000Z")
    assert second.dropped == (first.keys,)  # 19 days
    assert third.dropped == ()  # 12 days
    assert first.data.exists() and second.keys.exists() and third.keys.exists()
    assert backup("2027-03-01T10:00:00.000Z").dropped == (second.keys, third.keys)


@on_sqlite
def test_what_is_not_whole_is_no_backup_and_drops_no_keys(desk, backup):
    first = backup("2026-11-01T10:00:00.000Z")
    with desk.store.write() as tx:
        tx.exec_driver_sql("UPDATE audit_head SET seq = 99")
    with pytest.raises(StoreError, match="does not end where its head says"):
        backup("2026-12-01T10:00:00.000Z")
    assert first.keys.exists()
    assert [p.suffix for p in first.data.parent.iterdir() if "20261201" in p.name] == [".damaged"]


LIMITS = (0, 10_000, 100_000, 300_000)  # bytes; the data file of the desk is larger


@pytest.mark.parametrize("limit", LIMITS)
def test_where_files_may_not_grow_no_part_of_a_backup_is_left_and_older_ones_stay(desk, backup, limit):
    desk.submit("one")
    before = _rows(desk.store)
    old = backup("2026-10-01T10:00:00.000Z")
    assert old.data.stat().st_size > max(LIMITS)
    with (
        limited_files(limit),
        pytest.raises(StoreError, match=r"backups: no backup was made: .*files may not grow any more\. Noth"),
    ):
        backup()
    assert set(old.data.parent.iterdir()) == {old.data, old.keys}
    assert _rows(desk.store) == before
    assert backup().dropped == (old.keys,)


@on_sqlite
@pytest.mark.parametrize("act", ["the keys file", "the data file", "the second place"])
def test_a_disk_that_is_full_at_the_last_step_leaves_no_keys_without_their_data(
    desk, backup, monkeypatch, act
):
    """A disk may say only then that it is full, when what was written has to be on it, or a folder has to grow."""
    old = backup("2026-10-01T10:00:00.000Z")
    acts = iter(["the keys file", "the data file", "the first place", "the second place"])

    def until(do):
        def done(*given):
            if next(acts) == act:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return do(*given)

        return done

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", until(os.fsync))
        patch.setattr(Path, "replace", until(Path.replace))
        with pytest.raises(
            StoreError, match=r"backups: no backup was made: the disk is full\. Nothing of it is"
        ):
            backup()
    assert set(old.data.parent.iterdir()) == {old.data, old.keys}


@on_sqlite
def test_a_folder_that_can_not_be_is_told_in_words(desk, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"file/backups: no backup was made: Not a directory\."):
        back_up(desk.store, tmp_path / "file" / "backups", AT, keep_keys=14, show=_quiet)


@on_sqlite
def test_a_backup_of_an_older_version_is_brought_up_to_date_on_its_way_back(
    desk, backup, monkeypatch, tmp_path
):
    from kit.store import schema

    desk.submit("one")
    made = backup()
    later = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, later, ignore=shutil.ignore_patterns("__pycache__"))
    newest = sorted(later.glob("m*.py"))[-1].read_text()
    before = newest.split('revision = "')[1].split('"')[0]
    (later / "m999_nothing.py").write_text(
        f"revision = 'm999'\ndown_revision = '{before}'\ndef upgrade():\n    pass\n"
    )
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    (tmp_path / "new").mkdir()
    shutil.copy(desk.store.folder / "master.key", tmp_path / "new")
    new = open_store(tmp_path / "new")
    assert restore(new, made.data, read_keys(made.keys), LATER, _quiet).rows["revision"] == 1
    new.close()
    old = sqlite_driver().connect(str(made.data))
    assert old.execute("SELECT version_num FROM alembic_version").fetchone() == (before,)
    old.close()


@on_sqlite
def test_an_installation_moves_to_postgresql_whole_and_the_old_one_takes_no_more(
    desk, place, cluster, migrated
):
    desk.submit("one")
    before = _rows(desk.store)
    target = open_store(cluster.url(cluster.new_database(migrated)))
    rows = move(desk.store, target, LATER, _quiet)
    assert rows["rating"] == 1
    assert _rows(target) == before
    assert health.problems(target, LATER) == []
    with target.read() as tx:
        assert audit.rows(tx, audit.SYSTEM)[0]["action"] == "data.migrate"
    with pytest.raises(StoreError, match="moved to PostgreSQL: set DATABASE_URL"):
        desk.submit("two")
    with pytest.raises(StoreError, match="moved to PostgreSQL: set DATABASE_URL"):
        open_store(Path(place))
    with desk.store.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM revision").scalar() == 1
    target.close()


@on_sqlite
def test_moving_into_a_database_in_use_changes_neither(desk, cluster, migrated):
    target = open_store(cluster.url(cluster.new_database(migrated)))
    with target.write() as tx:
        add_person(tx, "Somebody")
    with pytest.raises(StoreError, match=r"not empty \(person: 1\)"):
        move(desk.store, target, LATER, _quiet)
    assert desk.submit("one").number == 1
    target.close()
