"""A whole installation has no problem, and each thing that can be wrong is told in a sentence."""

# ruff: noqa: S608 - the statements are put together from the names of tables only

import pytest

from kit.store import audit, health, vault
from kit.store.drafts import save_draft

from .conftest import AT, on_sqlite
from .test_audit import unfreeze

LATER = "2026-11-26T11:00:00.000Z"


@pytest.fixture
def worked(desk):
    desk.submit("one")
    with desk.store.write() as tx:
        save_draft(tx, desk.store.master, desk.card, "takeaways", "Half", 1, "tab", 0, LATER)
    return desk


def test_nothing_is_wrong_with_what_was_only_used(worked):
    assert health.problems(worked.store, LATER) == []


def test_nothing_is_wrong_after_an_erase(worked):
    with worked.store.write() as tx:
        vault.erase(tx, worked.candidate, LATER)
        audit.append(tx, worked.opening, worked.ada, LATER, "candidate.erase", worked.candidate)
    vault.list_erased(worked.store.folder, worked.candidate, LATER)
    assert health.problems(worked.store, LATER) == []


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE rating SET ordinal = 1", "are not those that were handed in"),
        ("DELETE FROM rating", "has no ratings"),
        ("DELETE FROM sealed WHERE kind = 'note'", "is gone, and nobody erased it"),
        ("UPDATE sealed SET ref = 'elsewhere' WHERE kind = 'identity'", "does not open"),
        ("DELETE FROM candidate_key", "is gone, and nobody erased it"),
        (f"UPDATE candidate SET erased_at = '{AT}'", "was erased, and the key is still there"),
        (f"UPDATE candidate SET erased_at = '{AT}'", "was erased, and sealed text is still there"),
        (f"UPDATE draft SET updated_at = '{AT[:-5]}'", "has drafts from before it was handed in"),
        ("DELETE FROM rating; DELETE FROM revision", "counts as handed in, and nothing was"),
        ("ALTER TABLE person ADD COLUMN nickname TEXT", "The tables are not those of this version"),
        ("UPDATE audit SET at = '2099' WHERE seq = 2", "The clock says"),
    ],
)
def test_what_is_wrong_is_said(worked, statement, says):
    with worked.store.write() as tx:
        unfreeze(tx)
        for one in statement.split("; "):
            tx.exec_driver_sql(one)
    found = health.problems(worked.store, LATER)
    assert any(says in problem for problem in found), found
    assert any("Nothing keeps rating from being changed" in problem for problem in found)


@on_sqlite
def test_a_row_that_points_nowhere_is_said(worked):
    connection = worked.store.writer.raw_connection()
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("INSERT INTO reveal VALUES ('nobody', 'nothing', '2026')")
    connection.commit()
    connection.execute("PRAGMA foreign_keys=ON")
    connection.close()
    found = health.problems(worked.store, LATER)
    assert "A row of reveal points to a row of person that is not there." in found


def test_who_was_erased_and_is_back_is_said(worked):
    vault.list_erased(worked.store.folder, worked.candidate, AT)
    (problem,) = health.problems(worked.store, LATER)
    assert "is here again: erase this candidate again" in problem


def test_little_room_on_the_disk_is_said(worked, monkeypatch):
    monkeypatch.setattr(health, "LEAST_ROOM", 10**18)
    (problem,) = health.problems(worked.store, LATER)
    assert "MB left: at least 1000000000000 MB are needed" in problem
