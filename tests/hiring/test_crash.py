"""Several processes write, and processes die: nothing that was acknowledged is lost, and nothing is half there."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import psycopg
import pytest

from kit import hiring
from kit.errors import StoreError
from kit.store import open_store
from kit.store.vault import read_erased

from ..faults import fill, grow, hand_in_until_refused, limit_files, limited_files, small_disk
from .conftest import found_company, full_card

ROOT = Path(__file__).parents[2]


def _start(company, who, run, said: Path, most=100_000, **how):
    arguments = [str(company.place), who.person, company.card(who), run, str(most)]
    with said.open("w") as output:
        command = [sys.executable, "-m", "tests.hiring.hand_in", *arguments]
        return subprocess.Popen(command, stdout=output, cwd=ROOT, **how)


def _acknowledged(said: Path) -> list[str]:
    """Return the requests whose line is whole: the last one may be cut off."""
    return [line.strip() for line in said.read_text().splitlines(keepends=True)[1:] if line.endswith("\n")]


def _wait_for(said: list[Path], least: int) -> None:
    """Wait until each of the writers has had so many cards acknowledged."""
    deadline = time.monotonic() + 60
    while not all(len(_acknowledged(path)) >= least for path in said):
        assert time.monotonic() < deadline, "the writers did not start"
        time.sleep(0.02)


def _stored(company) -> dict[str, int]:
    with company.office.store.read() as tx:
        rows = tx.exec_driver_sql(
            "SELECT request_id, (SELECT count(*) FROM rating WHERE revision_id = revision.id) FROM revision"
        )
        return dict(map(tuple, rows))


def _assert_whole(company, acknowledged):
    stored = _stored(company)
    assert set(acknowledged) <= stored.keys()
    assert set(stored.values()) == {3}  # every revision has all of its ratings
    assert hiring.check_audit(company.office, company.chief) == ()
    with company.office.store.read() as tx:
        if tx.dialect.name == "sqlite":
            assert tx.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert tx.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        notes = tx.exec_driver_sql("SELECT count(*) FROM sealed WHERE kind = 'note'").scalar()
    assert notes == len(stored)
    return stored


def test_two_processes_write_at_once(company, tmp_path):
    said = [tmp_path / "ada", tmp_path / "bo"]
    both = [
        _start(company, who, who.name, path, 40)
        for who, path in zip((company.ada, company.bo), said, strict=True)
    ]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    acknowledged = [request for path in said for request in _acknowledged(path)]
    assert len(acknowledged) == 80
    assert _assert_whole(company, acknowledged).keys() == set(acknowledged)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")
def test_killed_writers_lose_nothing_that_was_acknowledged(company, tmp_path):
    draw = random.Random(1)
    acknowledged: list[str] = []
    for number in range(3):
        said = [tmp_path / f"ada{number}", tmp_path / f"bo{number}"]
        both = [
            _start(company, who, f"{number}/{who.name}", path)
            for who, path in zip((company.ada, company.bo), said, strict=True)
        ]
        _wait_for(said, 1)
        time.sleep(draw.uniform(0.2, 0.7))
        for process in both:
            process.kill()
            process.wait()
        acknowledged += [request for path in said for request in _acknowledged(path)]
        company.office.store.close()
        company.office = replace(company.office, store=open_store(company.place))
        stored = _assert_whole(company, acknowledged)
        assert len(stored) - len(acknowledged) <= 2 * (number + 1)  # committed, but killed before saying so
    assert len(acknowledged) > 10
    newest = max(stored, key=lambda request: request not in acknowledged)
    who = company.ada if "Ada" in newest else company.bo
    asked = hiring.open_card(company.office, who, company.card(who)).asked
    hiring.submit_card(company.office, who, company.card(who), full_card(asked), newest)
    assert _stored(company) == stored


def test_a_backup_while_two_write_is_whole_where_it_comes_back_and_brings_no_erased_person_with_it(
    company, request, tmp_path, monkeypatch
):
    """One candidate is erased before the backup, and one after it."""
    office, who = company.office, company.recruiter
    erased, later = (hiring.add_candidate(office, who, company.opening, name) for name in ("Gone", "Later"))
    hiring.erase_candidate(office, who, erased)
    said = [tmp_path / "ada", tmp_path / "bo"]
    both = [
        _start(company, who, who.name, path)
        for who, path in zip((company.ada, company.bo), said, strict=True)
    ]
    _wait_for(said, 5)
    before = [one for path in said for one in _acknowledged(path)]
    made = hiring.back_up(office, company.chief, tmp_path / "backups")
    meanwhile = [one for path in said for one in _acknowledged(path)]
    for process in both:
        assert process.poll() is None, "they wrote all the while"
        process.kill()
        process.wait()
    hiring.erase_candidate(office, who, later)

    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for name in ("master.key", "erased.jsonl"):
        shutil.copy(office.store.folder / name, folder)
    monkeypatch.setenv("HIRING_KIT_DATA", str(folder))
    place: Path | str = folder
    if office.store.dialect == "postgresql":
        cluster = request.getfixturevalue("cluster")
        place = cluster.url(cluster.new_database())
    hiring.restore_data(place, made.data, made.keys)
    today = replace(office, store=open_store(place), now=lambda: datetime.now(UTC))
    copy = replace(company, office=today)
    stored = _assert_whole(copy, before)
    assert len(stored) <= len(meanwhile) + 2
    assert hiring.check_data(copy.office, copy.chief).problems == ()
    names = {one.application: one.name for one in hiring.list_candidates(copy.office, who, company.opening)}
    assert names == {company.application: "Zyxwvut Ńame", erased: None, later: None}
    copy.office.store.close()


@pytest.fixture
def disk(tmp_path, monkeypatch):
    """A disk of 3 MB that PostgreSQL may write on too; where nothing can be mounted there is none."""
    monkeypatch.setenv("HIRING_KIT_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("HIRING_KIT_KEY", raising=False)
    # Whoever PostgreSQL runs as must come through to it.
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        with small_disk(Path(folder) / "small", "3m", owner="nobody") as mounted:
            if not mounted:
                pytest.skip(
                    "no disk can be mounted here; the test of files that may not grow stands in for it"
                )
            yield Path(folder) / "small"


def _assert_refused_and_whole(company, told, said):
    assert said.startswith("The disk is full")
    assert "Nothing you sent was lost: it is still on your screen." in said
    assert _assert_whole(company, told).keys() == set(told)
    assert _cards_seen(company) == len(told) > 0


def _cards_seen(company) -> int:
    return len(hiring.list_cards(company.office, company.manager, company.application))


@pytest.mark.skipif(sys.platform == "win32", reason="mounts and limits are of POSIX systems")
def test_a_full_disk_loses_nothing_is_still_read_and_takes_more_when_it_has_grown(disk):
    company = found_company(disk)
    company.hand_in(company.ada, request="first")
    assert _cards_seen(company) == 1
    more, said = hand_in_until_refused(company, "full")
    _assert_refused_and_whole(company, ["first", *more], said)
    company.office.store.close()
    company.office = replace(company.office, store=open_store(disk))  # it can also be started on a full disk
    assert _cards_seen(company) == 1 + len(more)
    grow(disk, "16m")
    after = [f"after/{number}" for number in range(200)]
    for request in after:
        company.hand_in(company.ada, request=request, reason="Once more.")
    assert _assert_whole(company, after).keys() == {"first", *more, *after}
    company.office.store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="mounts and limits are of POSIX systems")
def test_a_backup_onto_a_full_disk_leaves_nothing_there_and_people_go_on(company, disk):
    company.hand_in(company.ada)
    fill(disk, but=100_000)
    with pytest.raises(StoreError, match=r"backups: no backup was made: the disk is full\."):
        hiring.back_up(company.office, company.chief, disk / "backups")
    assert list((disk / "backups").iterdir()) == []
    company.hand_in(company.bo)
    assert len(_assert_whole(company, [])) == 2
    (disk / "filler").unlink()
    made = hiring.back_up(company.office, company.chief, disk / "backups")
    assert made.rows["revision"] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="mounts and limits are of POSIX systems")
def test_a_full_disk_of_postgresql_is_told_in_the_same_words(disk, cluster):
    grow(disk, "32m")
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as server:
        server.execute(f"CREATE TABLESPACE small LOCATION '{disk}'".encode())
        server.execute(b"CREATE DATABASE full_disk TABLESPACE small")
        try:
            company = found_company(cluster.url("full_disk"))
            company.hand_in(company.ada, request="first")
            assert _cards_seen(company) == 1
            fill(disk, but=60_000)
            more, said = hand_in_until_refused(company, "full")
            _assert_refused_and_whole(company, ["first", *more], said)
            (disk / "filler").unlink()
            after = [f"after/{number}" for number in range(200)]
            for request in after:
                company.hand_in(company.ada, request=request, reason="Once more.")
            assert _assert_whole(company, after).keys() == {"first", *more, *after}
            company.office.store.close()
        finally:
            server.execute(b"DROP DATABASE full_disk WITH (FORCE)")
            server.execute(b"DROP TABLESPACE small")


@pytest.fixture
def on_sqlite(tmp_path, monkeypatch):
    """A company on SQLite with a card that is in."""
    monkeypatch.setenv("HIRING_KIT_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("HIRING_KIT_KEY", raising=False)
    company = found_company(tmp_path / "data")
    company.hand_in(company.ada)
    yield company
    company.office.store.close()


def _name_of(company) -> str | None:
    return hiring.find_candidate(company.office, company.recruiter, company.application).name


@pytest.mark.skipif(sys.platform == "win32", reason="mounts and limits are of POSIX systems")
@pytest.mark.parametrize("room", [0, 10])
def test_who_can_not_be_listed_as_erased_is_not_erased_and_no_line_of_the_list_is_harmed(company, room):
    """The list is longer than all that the database writes meanwhile, so that the limit is met by the list alone."""
    office, listed = company.office, company.office.store.folder / "erased.jsonl"
    listed.write_text('{"candidate": "another", "at": "2026-11-01T10:00:00.000Z"}\n' * 40_000)
    before = listed.read_bytes()
    told = pytest.raises(
        StoreError, match=r"erased\.jsonl: who is erased can not be written down here: .* full|gr"
    )
    with limited_files(len(before) + room), told:
        hiring.erase_candidate(office, company.recruiter, company.application)
    assert listed.read_bytes() == before
    assert _name_of(company) == "Zyxwvut Ńame"
    hiring.erase_candidate(office, company.recruiter, company.application)
    assert _name_of(company) is None
    assert len(read_erased(office.store.folder)) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="mounts and limits are of POSIX systems")
def test_an_erase_that_a_full_disk_does_not_keep_is_undone_whole_and_is_listed_for_a_restore(on_sqlite):
    company, office = on_sqlite, on_sqlite.office
    office.store.forget()  # so that the log has to grow
    with limited_files(20_000), pytest.raises(StoreError, match="The disk is full or damaged"):
        hiring.erase_candidate(office, company.recruiter, company.application)
    assert _name_of(company) == "Zyxwvut Ńame"
    _assert_whole(company, [])
    today = replace(office, now=lambda: datetime.now(UTC))
    (problem,) = hiring.check_data(today, company.chief).problems
    assert "is here again: erase this candidate again" in problem
    hiring.erase_candidate(office, company.recruiter, company.application)
    assert _name_of(company) is None
    assert hiring.check_data(today, company.chief).problems == ()


@pytest.mark.skipif(sys.platform == "win32", reason="mounts and limits are of POSIX systems")
def test_where_deleted_text_could_not_be_taken_out_of_the_files_nobody_is_erased(on_sqlite):
    company, office = on_sqlite, on_sqlite.office
    for number in range(20):
        company.hand_in(company.ada, request=str(number), reason="Once more.")
    size = (office.store.folder / "hiring.db").stat().st_size
    with limited_files(size), pytest.raises(StoreError, match=r"Nothing was erased\. Make room on the disk"):
        hiring.erase_candidate(office, company.recruiter, company.application)
    assert _name_of(company) == "Zyxwvut Ńame"
    assert read_erased(office.store.folder) == {}
    hiring.erase_candidate(office, company.recruiter, company.application)
    assert _name_of(company) is None


@pytest.mark.skipif(sys.platform == "win32", reason="mounts and limits are of POSIX systems")
def test_files_that_may_not_grow_lose_nothing_and_writing_goes_on_without_the_limit(tmp_path, monkeypatch):
    """The limit is of one process: 2 MB for each of its files, as where a quota is used up."""
    monkeypatch.setenv("HIRING_KIT_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("HIRING_KIT_KEY", raising=False)
    company = found_company(tmp_path / "data")
    said = tmp_path / "ada"
    limited = {"preexec_fn": partial(limit_files, 2_000_000), "stderr": subprocess.PIPE, "text": True}
    process = _start(company, company.ada, "limited", said, **limited)
    _, error = process.communicate(timeout=120)
    assert process.returncode == 1
    told = _acknowledged(said)
    sentence = error.splitlines()[-1].removeprefix("kit.errors.StoreError: ")
    _assert_refused_and_whole(company, told, sentence)
    assert _start(company, company.ada, "after", said, 200).wait(timeout=120) == 0
    assert len(_acknowledged(said)) == 200
    assert _assert_whole(company, _acknowledged(said)).keys() == {*told, *_acknowledged(said)}
    company.office.store.close()
