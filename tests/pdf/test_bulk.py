"""Many packets are the same packets, whoever draws them."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

import pytest

from kit.packet import Asked
from kit.pdf.bulk import GROUP, Job, new_pool, render_many
from tests.packet.samples import interview


@pytest.fixture(scope="module")
def jobs(bank, scorecards):
    documents = ("packet", "scorecard", "fillable", "handout")
    seats = [interview(bank, scorecards, interviewer=f"Person {n}", nonce=str(n)) for n in range(6)]
    return [Job(f"{n}/{d}", d, seat, "a4") for n, seat in enumerate(seats) for d in documents]


def test_the_files_are_the_same_here_in_threads_and_in_processes(jobs):
    here = list(render_many(jobs))
    assert [drawn.id for drawn in here] == [job.id for job in jobs]
    assert all(drawn.content.startswith(b"%PDF") for drawn in here)
    with ThreadPoolExecutor(2) as threads, new_pool(2) as processes:
        assert list(render_many(jobs, threads)) == here
        assert list(render_many(jobs, processes, at_once=1)) == here


def test_one_that_fails_is_named_and_the_others_go_on(jobs, bank, scorecards):
    bad = replace(jobs[0].interview, asked=(Asked(bank.question("debug-invoice-pool-node"), 30),) * 9)
    mixed = [replace(jobs[0], id="bad", document="scorecard", interview=bad), *jobs[1:3]]
    failed, *others = render_many(mixed)
    assert failed.id == "bad"
    assert "do not fit a scorecard" in failed.failed
    assert [bool(one.content) for one in others] == [True, True]


def test_where_a_process_has_died_every_document_is_named_and_nothing_is_raised(jobs):
    with new_pool(1) as pool:
        with pytest.raises(BrokenProcessPool):
            pool.submit(os.kill, pool.submit(os.getpid).result(), signal.SIGKILL).result()
        assert [(d.id, bool(d.failed)) for d in render_many(jobs, pool)] == [(job.id, True) for job in jobs]


def test_an_interview_without_exhibits_has_no_handout(bank, scorecards):
    talk = interview(bank, scorecards, "estimate-date-that-moved")
    (drawn,) = render_many([Job("1", "handout", talk, "a4")])
    assert (drawn.content, drawn.failed) == (b"", "")


def test_jobs_are_taken_only_as_room_becomes_free_and_not_after_a_stop(jobs):
    taken = []

    def endless():
        for number in range(10_000):
            taken.append(number)
            yield replace(jobs[1], id=str(number))

    made = list(render_many(endless(), at_once=2, stop=lambda: len(taken) > GROUP))
    assert len(made) == GROUP  # the first group; the second was begun no more
    assert len(taken) <= 2 * GROUP
