"""Solving in a process of its own, so that no thread of a web server ever builds rows or waits for the solver.

A job is a plain value: a `Brief` goes in, a `Loop` or a `NoSuchLoop` comes out. Any executor does; `new_pool` gives
the usual one, with a worker for what somebody waits for and one for improvement and proof.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Executor, Future, ProcessPoolExecutor

from kit.loop.assembly import assemble
from kit.loop.brief import Brief
from kit.loop.loop import Loop

# Seconds beyond its limit after which a worker is taken to be stuck.
GRACE = 5.0


def new_pool(workers: int = 2) -> ProcessPoolExecutor:
    """Return a pool of new processes that have this module loaded before their first job.

    The processes are spawned, not forked: a fork of a process with threads can hang.
    """
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=workers, mp_context=context, initializer=warm)


def warm() -> None:
    """Do nothing: a process that can call this has loaded the solver."""


def submit(
    pool: Executor, brief: Brief, *, forms: int = 1, overlap: int = 0, limit: float = 5.0
) -> Future[Loop]:
    """Hand *brief* to *pool*; the future gives the loop, or raises what `assemble` raises."""
    return pool.submit(assemble, brief, forms=forms, overlap=overlap, limit=limit)


def wait_for(job: Future[Loop], limit: float = 5.0) -> Loop:
    """Return the loop of *job*, which was given *limit* seconds.

    Raises:
        TimeoutError: when the worker is over its limit and some grace; end the pool with `end` and make a new one.
    """
    return job.result(timeout=limit + GRACE)


def end(pool: ProcessPoolExecutor) -> None:
    """End the processes of *pool* at once, busy or not."""
    processes = list((getattr(pool, "_processes", None) or {}).values())  # 3.14 has pool.kill_workers()
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()
