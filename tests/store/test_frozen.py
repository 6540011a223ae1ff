"""The database itself refuses to change records, whichever way it is asked."""

# ruff: noqa: S608 - the statements are put together from the names of tables only

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DatabaseError

from kit.store import packets, vault
from kit.store.tables import FROZEN, UNCHANGING, metadata


@pytest.fixture
def full(desk):
    desk.submit("one")
    with desk.store.write() as tx:
        tx.exec_driver_sql(
            f"INSERT INTO decision VALUES ('d', '{desk.application}', 'hire', '{desk.ada.person}', '2026', '0')"
        )
        key = {"interview_id": desk.interview, "person_id": desk.ada.person, "content_sha256": "0"}
        packets.keep(tx, **key, pages={"P": b"PNG"}, layout="{}", nonce="n", made_at="2026")
    return desk


def _one(tx, table):
    return tx.exec_driver_sql(f"SELECT * FROM {table} LIMIT 1").mappings().one()


@pytest.mark.parametrize("table", UNCHANGING)
def test_no_row_is_changed(full, table):
    column = metadata.tables[table].columns.keys()[-1]
    with pytest.raises(DatabaseError, match=f"{table} is never changed"), full.store.write() as tx:
        tx.exec_driver_sql(f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize("table", FROZEN)
def test_no_row_is_deleted(full, table):
    with pytest.raises(DatabaseError, match=f"{table} is never deleted"), full.store.write() as tx:
        tx.exec_driver_sql(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", UNCHANGING)
def test_no_row_is_replaced(full, table):
    with full.store.read() as tx:
        row = _one(tx, table)
    with pytest.raises(DatabaseError, match=f"{table} is|sealed is"), full.store.write() as tx:
        if tx.dialect.name == "sqlite":
            marks = ", ".join("?" for _ in row)
            tx.exec_driver_sql(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", tuple(row.values()))
        else:
            whole = metadata.tables[table]
            again = postgresql.insert(whole).values(**row)
            tx.execute(again.on_conflict_do_update(index_elements=whole.primary_key.columns, set_=dict(row)))
    with full.store.read() as tx:
        assert _one(tx, table) == row


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
@pytest.mark.parametrize("table", UNCHANGING)
def test_no_table_is_emptied(full, table):
    with pytest.raises(DatabaseError, match=f"{table} is never deleted"), full.store.write() as tx:
        tx.exec_driver_sql(f"TRUNCATE {table} CASCADE")


def test_a_box_is_deleted_only_after_its_key(full):
    with pytest.raises(DatabaseError, match="deleted by erase only"), full.store.write() as tx:
        tx.exec_driver_sql("DELETE FROM sealed")
    with full.store.write() as tx:
        vault.erase(tx, full.candidate, "2026-11-27T00:00:00.000Z")
        assert tx.exec_driver_sql("SELECT count(*) FROM sealed").scalar() == 0
