"""The chain: that it verifies, and that each way of tampering with it is found."""

# ruff: noqa: S608 - the statements are put together from the names of tables only

import hashlib
import json

import pytest

from kit.access import Viewer
from kit.store import audit, schema

from .conftest import AT


@pytest.fixture
def long(desk):
    for number in range(3):
        desk.submit(f"r{number}")
    with desk.store.write() as tx:
        audit.append(tx, audit.SYSTEM, Viewer("eve", behind="me"), AT, "person.add", "p", {"admin": False})
    return desk


def unfreeze(tx):
    """Do what only somebody with the database in their hands can: drop the triggers."""
    for table, name in schema._triggers(tx.dialect.name):
        on = "" if tx.dialect.name == "sqlite" else f" ON {table}"
        tx.exec_driver_sql(f"DROP TRIGGER {name}{on}")


def _tamper(desk, *statements):
    with desk.store.write() as tx:
        unfreeze(tx)
        for statement in statements:
            tx.exec_driver_sql(statement)
    with desk.store.read() as tx:
        return audit.problems(tx)


def test_an_untouched_chain_verifies(long):
    with long.store.read() as tx:
        assert audit.problems(tx) == []
        assert audit.head(tx, long.opening)[0] == 5
        assert [row["actor"] for row in audit.rows(tx, audit.SYSTEM)] == ["me as eve"]


def test_a_hash_is_the_sha256_of_the_row_as_canonical_json(long):
    with long.store.read() as tx:
        newest, before = audit.rows(tx, long.opening)[:2]
    hashed = newest.pop("hash")
    text = json.dumps(newest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashed == hashlib.sha256(text.encode()).hexdigest()
    assert newest["prev"] == before["hash"]


@pytest.mark.parametrize(
    ("says", "statement", "found"),
    [
        ("a changed row", "UPDATE audit SET actor = 'mallory' WHERE seq = 2", "broken at number 2"),
        ("a dropped row", "DELETE FROM audit WHERE seq = 3", "broken at number 4"),
        ("the newest row dropped", "DELETE FROM audit WHERE seq = 5", "does not end where its head says"),
        ("a whole chain dropped", "DELETE FROM audit WHERE chain = 'system'", "does not end where"),
        ("a changed rating", "UPDATE rating SET ordinal = 1", "are not those that were handed in"),
        ("a dropped rating", "DELETE FROM rating", "are not those that were handed in"),
    ],
)
def test_tampering_is_found(long, says, statement, found):
    problems = _tamper(long, statement)
    assert any(found in problem for problem in problems), (says, problems)


def test_a_revision_that_was_slipped_in_is_found(long):
    columns = "'x', scorecard_id, 99, 'x', source, submitted_by, submitted_at, recommendation, confidence"
    problems = _tamper(
        long,
        f"INSERT INTO revision SELECT {columns}, recommendation_state, 0 FROM revision WHERE number = 1",
    )
    assert problems == ["The audit does not know of revision x."]
