"""Files that were made are handed out for a day, to who made them, and only while they may have them."""

from __future__ import annotations

import sys
import time

import pytest

from kit.app import work
from kit.errors import Missing, NotAllowed


@pytest.fixture
def made():
    """Finished work of p-1, with what is asked before it is handed out."""
    answers = []

    def check():
        for answer in answers:
            raise answer

    now = work.begin("place", "p-1", "packets.zip", lambda job: job.file.write(b"PK"), check)
    now.future.result(10)
    yield now, answers
    work.forget("place")


def test_finished_work_is_handed_to_who_began_it(made):
    assert work.content_of("place", "p-1") == ("packets.zip", b"PK")
    with pytest.raises(Missing):
        work.content_of("place", "p-2")


def test_what_may_not_be_handed_out_any_more_is_dropped(made):
    _, answers = made
    answers.append(NotAllowed("You are no recruiter of this opening any more."))
    with pytest.raises(NotAllowed):
        work.content_of("place", "p-1")
    answers.clear()
    with pytest.raises(Missing):
        work.content_of("place", "p-1")


def test_after_a_day_it_is_gone(made):
    made[0].began = time.monotonic() - work.KEPT - 1
    with pytest.raises(Missing, match="more than a day old"):
        work.content_of("place", "p-1")


def test_the_processes_that_draw_are_replaced_when_one_has_died(monkeypatch):
    monkeypatch.setitem(
        sys.modules, "__main__", work
    )  # new processes load it; a page that was tested is gone
    pool = work.drawers()
    pool.submit(int).result(60)
    for process in pool._processes.values():
        process.kill()
    with pytest.raises(Exception, match="terminated abruptly"):
        pool.submit(time.sleep, 5).result(60)
    try:
        assert work.drawers().submit(int, "7").result(60) == 7
    finally:
        work.renew_drawers()
