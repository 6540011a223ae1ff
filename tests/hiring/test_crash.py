"""Several processes write, and processes die: nothing that was acknowledged is lost, and nothing is half there."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kit import hiring
from kit.store import open_store

from .conftest import full_card

ROOT = Path(__file__).parents[2]


def _start(company, who, run, said: Path, most=100_000):
    arguments = [str(company.place), who.person, company.card(who), run, str(most)]
    with said.open("w") as output:
        command = [sys.executable, "-m", "tests.hiring.hand_in", *arguments]
        return subprocess.Popen(command, stdout=output, cwd=ROOT)


def _acknowledged(said: Path) -> list[str]:
    """Return the requests whose line is whole: the last one may be cut off."""
    return [line.strip() for line in said.read_text().splitlines(keepends=True)[1:] if line.endswith("\n")]


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
        deadline = time.monotonic() + 60
        while not all(_acknowledged(path) for path in said):
            assert time.monotonic() < deadline, "the writers did not start"
            time.sleep(0.02)
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
