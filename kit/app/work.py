"""Long work: it goes on when its page is left, says how far it is, can be stopped, and its file can be fetched later.

One registry for all browser sessions of a server. Work belongs to the person who began it.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import IO, Any

from kit.errors import HiringError, KitError, Missing
from kit.pdf import bulk

AT_ONCE = 3  # unfinished ones of one person
KEPT = 24 * 3600.0  # seconds that a finished file can be fetched


@dataclass
class Work:
    """Something that takes longer than a page should: its file, how far it is, and what it came to."""

    person: str
    name: str
    file: IO[bytes]
    check: Callable[[], None] = lambda: None
    done: int = 0
    total: int = 0
    began: float = field(default_factory=time.monotonic)
    stopped: threading.Event = field(default_factory=threading.Event)
    future: Future[Any] = field(default_factory=Future)

    def show(self, done: int, total: int) -> None:
        """Note how far it is."""
        self.done, self.total = done, total


_all: dict[str, Work] = {}
_one_at_a_time = threading.RLock()


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2, thread_name_prefix="work")


@cache
def _processes() -> bulk.ProcessPoolExecutor:
    return bulk.new_pool()


def processes() -> bulk.ProcessPoolExecutor:
    """Return this machine's processes for long work; they are begun when first needed, and again when one has died."""
    with _one_at_a_time:
        try:
            _processes().submit(bulk.warm)
        except BrokenProcessPool:
            renew_processes()
        return _processes()


@contextmanager
def drawers() -> Iterator[Executor]:
    """Give what draws many packets: the cluster, where there is one, else this machine's processes.

    Raises:
        SettingsError: when the cluster can not be had.
    """
    with bulk.cluster() as cluster:
        yield cluster or processes()


def begin(
    place: str, person: str, name: str, run: Callable[[Work], Any], check: Callable[[], None] = lambda: None
) -> Work:
    """Begin *run* for the place *place*; what was there before is stopped and forgotten.

    Args:
        place: Where the page finds it again.
        person: Whose it is.
        name: The name of its file.
        run: What is to be done; it writes to `file`, calls `show`, and looks at `stopped`.
        check: Called before the file is handed out; it raises when it may not be any more.

    Raises:
        HiringError: when this person has three others that are not finished: there are two threads for all.
    """
    with _one_at_a_time:
        forget(place)
        if sum(w.person == person and not w.future.done() for w in _all.values()) >= AT_ONCE:
            raise HiringError(
                f"{AT_ONCE} files are still being made for you. Wait until one is ready, or stop one, then try again."
            )
        for old in [p for p, w in _all.items() if time.monotonic() - w.began > KEPT]:
            forget(old)
        # An unnamed file of the operating system: nobody else can open it, and it is gone with the server.
        work = _all[place] = Work(person, name, tempfile.TemporaryFile(), check)  # noqa: SIM115 - closed by `forget`
        work.future = _threads().submit(run, work)
    return work


def work_at(place: str, person: str) -> Work | None:
    """Return the work of that place, when it is this person's."""
    work = _all.get(place)
    return work if work and work.person == person else None


def content_of(place: str, person: str) -> tuple[str, bytes]:
    """Return the name and the bytes of the file that finished work made.

    Raises:
        Missing: when there is none, or it is somebody else's.
        KitError: when it may not be handed out any more; then it is dropped.
    """
    with _one_at_a_time:
        work = work_at(place, person)
        if work is None or not work.future.done() or work.future.exception():
            raise Missing("This file is not there any more. Go back to the page and make it again.")
        try:
            if time.monotonic() - work.began > KEPT:
                raise Missing("This file is more than a day old. Go back to the page and make it again.")
            work.check()
        except KitError:
            forget(place)
            raise
        work.file.seek(0)
        return work.name, work.file.read()


def forget(place: str) -> None:
    """Stop the work of that place, and let its file go."""
    with _one_at_a_time:
        if work := _all.pop(place, None):
            work.stopped.set()
            work.future.cancel()
            if work.future.done():
                work.file.close()
            else:
                work.future.add_done_callback(lambda _: work.file.close())


def close() -> None:
    """End what the server began."""
    for place in list(_all):
        forget(place)
    renew_processes()


def renew_processes() -> None:
    """Let go of these processes; the next work gets new ones."""
    if _processes.cache_info().currsize:
        _processes().shutdown(wait=False, cancel_futures=True)
        _processes.cache_clear()
