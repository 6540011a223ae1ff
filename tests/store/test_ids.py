"""Ids and codes."""

import time
import uuid
from datetime import UTC, datetime

from kit.store.ids import CODE_SYMBOLS, made_on, new_code, new_id


def test_ids_are_uuids_of_version_7():
    made = {new_id() for _ in range(2000)}
    assert len(made) == 2000
    assert {(uuid.UUID(one).version, uuid.UUID(one).variant) for one in made} == {(7, uuid.RFC_4122)}


def test_an_id_begins_with_its_milliseconds_as_rfc_9562_says():
    before = time.time_ns() // 1_000_000
    stamp = int(new_id().replace("-", "")[:12], 16)
    assert before <= stamp <= time.time_ns() // 1_000_000


def test_an_id_tells_the_day_on_which_it_was_made():
    before = datetime.now(UTC).date()
    assert before <= made_on(new_id()) <= datetime.now(UTC).date()


def test_a_code_has_no_symbol_that_is_mistaken_for_another():
    codes = [new_code() for _ in range(500)]
    assert {len(code) for code in codes} == {6}
    assert set("".join(codes)) <= set(CODE_SYMBOLS)
    assert set("ILOU").isdisjoint(CODE_SYMBOLS)
