"""Solving in a process of its own: loops and reasons come back as they are, and a job can be watched and stopped."""

import pickle
import time
from concurrent.futures import Executor
from dataclasses import replace

import pytest

from kit.bank import read_bank
from kit.loop import Ban, NoSuchLoop, assemble, faults
from kit.loop.worker import Ticket, end, new_pool, submit, wait_for
from tests.bench import banks


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


def test_a_job_shows_a_loop_at_once_and_gives_the_best_so_far_when_it_is_stopped(pool):
    """Open sessions with people and times: the proof of this one takes far longer than the test waits."""
    brief = banks.brief("data-engineer", 200, 20, focus=False)
    ticket = Ticket.new()
    job = submit(pool, brief, limit=60, ticket=ticket)
    began = time.monotonic()
    while (first := ticket.shown()) is None:
        assert time.monotonic() - began < 30
        assert not job.done()
        time.sleep(0.05)
    assert first.status == "feasible"
    assert faults(first, brief) == ()
    ticket.stop()
    stopped = time.monotonic()
    loop = wait_for(job, 60)
    assert time.monotonic() - stopped < 20  # a busy machine; it takes about a second
    assert first.objective <= loop.objective <= loop.bound
    ticket.close()
    assert ticket.shown() is None


def test_only_the_outlines_of_the_bank_go_to_a_worker_and_they_are_enough(pool, small):
    sent = []

    class Watched(Executor):
        def submit(self, call, /, *given, **_):
            sent.append(pickle.dumps(given))
            return pool.submit(call, *given)

    brief = replace(small, bank=read_bank())
    assert submit(Watched(), brief).result() == assemble(brief)
    assert all(q.ask.question[:40].encode() not in sent[0] for q in brief.bank)
    assert len(sent[0]) < len(pickle.dumps(brief)) / 5
