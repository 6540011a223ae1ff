"""Sealed boxes, and that their text is nowhere in the files."""

# ruff: noqa: S608 - the statements are put together from the names of tables only

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import HiringError, StoreError
from kit.store import audit, open_store, vault
from kit.store.box import seal, unseal, unwrap, wrap
from kit.store.drafts import save_draft

from ..faults import limited_files
from .conftest import AT, on_sqlite

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(JSON, st.binary(min_size=32, max_size=32), st.text())
def test_what_is_sealed_comes_back_the_same(value, key, label):
    try:
        label.encode()
    except UnicodeEncodeError:
        return
    assert unseal(key, seal(key, value, label), label) == value


def test_a_box_opens_only_with_its_key_its_place_and_all_its_bytes():
    key, other = bytes(32), bytes([1]) * 32
    box = seal(key, "Ada said so.", "c1/note/r1")
    assert seal(key, "Ada said so.", "c1/note/r1") != box
    changed = box[:-1] + bytes([box[-1] ^ 1])
    for wrong in ((other, box, "c1/note/r1"), (key, box, "c2/note/r1"), (key, changed, "c1/note/r1")):
        with pytest.raises(StoreError, match="does not open"):
            unseal(*wrong)


def test_a_wrapped_key_belongs_to_one_candidate():
    master, key = bytes(32), bytes([7]) * 32
    wrapped = wrap(master, "c1", key)
    assert unwrap(master, "c1", wrapped) == key
    with pytest.raises(StoreError):
        unwrap(master, "c2", wrapped)


def _bytes_of(folder) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


@on_sqlite
def test_sealed_text_is_not_in_the_files(desk):
    desk.submit("one", note="Xylophone evidence of the candidate")
    with desk.store.write() as tx:
        save_draft(tx, desk.store.master, desk.card, "takeaways", "Quagga half-written", 1, "tab", 0, AT)
    everything = _bytes_of(desk.store.folder)
    assert b"card.submit" in everything  # what is not sealed can be seen there
    for word in (b"Zyxwvut", b"Xylophone", b"Quagga"):
        assert word not in everything


def test_erase_takes_the_boxes_and_the_key_and_the_audit_still_verifies(desk, place):
    desk.submit("one", note="Xylophone")
    with desk.store.write() as tx:
        save_draft(tx, desk.store.master, desk.card, "takeaways", "Quagga", 1, "tab", 0, AT)
        boxes = list(
            tx.exec_driver_sql(
                "SELECT box FROM sealed UNION ALL SELECT box FROM draft UNION ALL SELECT key FROM candidate_key"
            ).scalars()
        )
        assert audit.problems(tx) == []
    with desk.store.write() as tx:
        vault.erase(tx, desk.candidate, AT)
        audit.append(tx, desk.opening, desk.ada, AT, "candidate.erase", desk.candidate)
    with desk.store.write() as tx:
        assert audit.problems(tx) == []
        counts = [
            tx.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
            for table in ("sealed", "draft", "candidate_key", "rating")
        ]
        assert counts == [0, 0, 0, 1]
        assert vault.opened(tx, desk.store.master, "identity", [desk.candidate]) == {}
        with pytest.raises(HiringError, match="was erased"):
            vault.put(tx, desk.store.master, desk.candidate, "note", "x", "more")
    if isinstance(place, str):
        return  # PostgreSQL keeps dead rows for a while: without the key they say nothing
    before = _bytes_of(desk.store.folder)
    desk.store.forget()
    after = _bytes_of(desk.store.folder)
    assert len(boxes) == 4
    assert [box for box in boxes if box in before] == boxes  # the log held them still
    assert not [box for box in boxes if box in after]


def test_the_erased_are_listed_beside_the_database(desk):
    vault.list_erased(desk.store.folder, desk.candidate, AT)
    lines = (desk.store.folder / "erased.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in lines] == [{"candidate": desk.candidate, "at": AT}]


def test_a_line_of_the_list_that_was_cut_off_is_told_at_its_place_and_harms_no_line_after_it(desk):
    listed = desk.store.folder / "erased.jsonl"
    listed.write_text('{"candidate": "so')
    vault.list_erased(desk.store.folder, desk.candidate, AT)
    with pytest.raises(StoreError, match=r"erased\.jsonl:1: this line names nobody"):
        vault.read_erased(desk.store.folder)
    listed.write_text(listed.read_text().partition("\n")[2])
    assert vault.read_erased(desk.store.folder) == {desk.candidate: AT}


@on_sqlite
def test_what_a_full_disk_keeps_of_the_erased_is_told_and_goes_with_the_next_start(desk):
    desk.submit("one", note="Xylophone")
    with desk.store.write() as tx:
        boxes = list(tx.exec_driver_sql("SELECT box FROM sealed").scalars())
        vault.erase(tx, desk.candidate, AT)
    with (
        limited_files(10_000),
        pytest.raises(StoreError, match=r"What was erased stays erased.* start it again"),
    ):
        desk.store.forget()
    assert all(box in _bytes_of(desk.store.folder) for box in boxes)
    desk.store.close()
    again = open_store(desk.store.folder)
    again.close()
    assert not any(box in _bytes_of(desk.store.folder) for box in boxes)


@on_sqlite
def test_what_a_long_reader_keeps_of_the_erased_is_told_and_goes_with_the_next_erase(desk):
    desk.submit("one", note="Xylophone")
    with desk.store.read() as reading:
        boxes = list(reading.exec_driver_sql("SELECT box FROM sealed").scalars())
        with desk.store.write() as tx:
            tx.exec_driver_sql("PRAGMA busy_timeout=50")
            vault.erase(tx, desk.candidate, AT)
        with pytest.raises(StoreError, match=r"reading.* What was erased stays erased.* the next erase"):
            desk.store.forget()
        assert all(box in _bytes_of(desk.store.folder) for box in boxes)
    desk.store.forget()
    assert boxes and not any(box in _bytes_of(desk.store.folder) for box in boxes)
