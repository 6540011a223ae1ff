"""Solving in a process of its own: loops and reasons come back as they are."""

from dataclasses import replace

import pytest

from kit.loop import Ban, NoSuchLoop, assemble
from kit.loop.worker import end, new_pool, submit, wait_for


@pytest.fixture(scope="module")
def pool():
    pool = new_pool(workers=1)
    yield pool
    end(pool)


def test_a_loop_comes_back_from_another_process(pool, small):
    assert wait_for(submit(pool, small)) == assemble(small)


def test_the_reason_why_there_is_none_comes_back_too(pool, small):
    brief = replace(small, ban=tuple(Ban(f"tes-{n}") for n in (1, 2, 3)))
    with pytest.raises(NoSuchLoop) as error:
        wait_for(submit(pool, brief))
    assert error.value.relaxations
