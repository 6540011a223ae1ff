"""Solving in a process of its own, so that no thread of a web server ever builds rows or waits for the solver.

A job is a plain value: a `Brief` goes in, a `Loop` or a `NoSuchLoop` comes out. Any executor does; `new_pool` gives
the usual one, with a worker for what somebody waits for and one for improvement and proof.
"""

from __future__ import annotations

import multiprocessing
import shutil
import tempfile
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from kit.loop.assembly import assemble
from kit.loop.brief import Brief
from kit.loop.loop import Loop

# Seconds beyond its limit after which a worker is taken to be stuck.
GRACE = 5.0
# Seconds between two looks at whether a job is to stop.
LOOK_EVERY = 0.1


@dataclass(frozen=True)
class Ticket:
    """A job's own folder, through which two processes tell each other two things: stop, and the best loop so far.

    Files, because they need no further process and outlive neither side's end in a half-written state.
    """

    folder: Path

    @classmethod
    def new(cls) -> Ticket:
        """Return a ticket for one job; `close` it when the job is done."""
        return cls(Path(tempfile.mkdtemp(prefix="hiring-kit-loop-")))

    def begin(self) -> None:
        """Note that the job is at work from now on."""
        if self.folder.is_dir():
            (self.folder / "begun").touch()

    @property
    def seconds(self) -> float:
        """How long the job has been at work; 0 while it waits for a process."""
        try:
            return max(time.time() - (self.folder / "begun").stat().st_mtime, 0.0)
        except FileNotFoundError:
            return 0.0

    def stop(self) -> None:
        """Ask the job to end with the best loop so far."""
        (self.folder / "stop").touch()

    def is_stopped(self) -> bool:
        """Return whether the job is to end; so it is when the folder is gone."""
        return not self.folder.is_dir() or (self.folder / "stop").exists()

    def show(self, loop: Loop) -> None:
        """Leave *loop* for the other side, in the place of the one before."""
        if self.folder.is_dir():
            beside = self.folder / "loop.part"
            beside.write_text(loop.model_dump_json(), "utf-8")
            beside.replace(self.folder / "loop")

    def shown(self) -> Loop | None:
        """Return the best loop that the job has found so far."""
        try:
            return Loop.model_validate_json((self.folder / "loop").read_text("utf-8"))
        except FileNotFoundError:
            return None

    def close(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def new_pool(workers: int = 2) -> ProcessPoolExecutor:
    """Return a pool of new processes that have this module loaded before their first job.

    The processes are spawned, not forked: a fork of a process with threads can hang.
    """
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=workers, mp_context=context, initializer=warm)


def warm() -> None:
    """Do nothing: a process that can call this has loaded the solver."""


def submit(
    pool: Executor,
    brief: Brief,
    *,
    forms: int = 1,
    overlap: int = 0,
    limit: float = 5.0,
    ticket: Ticket | None = None,
) -> Future[Loop]:
    """Hand *brief* to *pool*; the future gives the loop, or raises what `assemble` raises.

    With a *ticket* the job can be stopped, and shows its first loop at once and each better one.
    """
    small = replace(brief, bank=brief.outlines)  # a tenth of the bank to send, and to hold over there
    return pool.submit(_assemble, small, forms, overlap, limit, ticket)


def _assemble(brief: Brief, forms: int, overlap: int, limit: float, ticket: Ticket | None) -> Loop:
    if ticket is None:
        return assemble(brief, forms=forms, overlap=overlap, limit=limit)
    ticket.begin()
    looked, stopped = 0.0, False

    def stop() -> bool:
        nonlocal looked, stopped
        if not stopped and time.monotonic() - looked > LOOK_EVERY:
            looked, stopped = time.monotonic(), ticket.is_stopped()
        return stopped

    return assemble(brief, forms=forms, overlap=overlap, limit=limit, show=ticket.show, stop=stop)


def wait_for(job: Future[Loop], limit: float = 5.0) -> Loop:
    """Return the loop of *job*, which was given *limit* seconds.

    Raises:
        TimeoutError: when the worker is over its limit and some grace; end the pool with `end` and make a new one.
        KitError: as `assemble`, which it did there.
    """
    return job.result(timeout=limit + GRACE)


def end(pool: ProcessPoolExecutor) -> None:
    """End the processes of *pool* at once, busy or not."""
    processes = list((getattr(pool, "_processes", None) or {}).values())  # 3.14 has pool.kill_workers()
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()
