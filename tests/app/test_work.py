"""Files that were made are handed out for a day, to who made them, and only while they may have them."""

from __future__ import annotations

import sys
import threading
import time

import pytest

from kit.app import work
from kit.errors import HiringError, Missing, NotAllowed


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


def test_one_person_has_three_at_once_and_others_are_not_kept_waiting_by_words(made):
    go_on = threading.Event()
    for number in range(work.AT_ONCE):
        work.begin(f"p{number}", "p-1", "f", lambda job: go_on.wait(30))
    with pytest.raises(HiringError, match="3 files are still being made for you"):
        work.begin("more", "p-1", "f", lambda job: None)
    other = work.begin("other", "p-2", "f", lambda job: None)
    again = work.begin(
        "p0", "p-1", "f", lambda job: None
    )  # the same place once more takes the place of the first
    go_on.set()
    assert other.future.result(10) is again.future.result(10) is None
    for place in ("p0", "p1", "p2", "other"):
        work.forget(place)


def test_after_a_day_it_is_gone(made):
    made[0].began = time.monotonic() - work.KEPT - 1
    with pytest.raises(Missing, match="more than a day old"):
        work.content_of("place", "p-1")


def test_the_processes_are_replaced_when_one_has_died(monkeypatch):
    monkeypatch.setitem(
        sys.modules, "__main__", work
    )  # new processes load it; a page that was tested is gone
    pool = work.processes()
    pool.submit(int).result(60)
    for process in pool._processes.values():
        process.kill()
    with pytest.raises(Exception, match="terminated abruptly"):
        pool.submit(time.sleep, 5).result(60)
    try:
        assert work.processes().submit(int, "7").result(60) == 7
    finally:
        work.renew_processes()
