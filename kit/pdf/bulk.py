"""Much work at once, through any executor: plain data goes in, finished files come out in the order asked for.

An executor is the processes of this machine (`new_pool`), a cluster of `dask.distributed` (`cluster`), or any other of
`concurrent.futures`.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from kit import __version__
from kit.errors import PacketError, SettingsError
from kit.packet import Interview, Packet
from kit.packet.documents import DocumentName, lay_out
from kit.packet.page import Note
from kit.pdf.blank import layout_with_blanks
from kit.pdf.draw import draw
from kit.pdf.fonts import BASE, METRICS, font

GROUP = 8  # jobs that travel together: what they share is sent once
SECONDS = 5  # in which the scheduler of a cluster has to answer
ENDED = "The process that drew it ended. Make it again."

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Job:
    """One document of one interview, to be laid out and drawn; `id` is the caller's own."""

    id: str
    document: DocumentName
    interview: Interview
    paper: str


@dataclass(frozen=True)
class Drawn:
    """What became of a job.

    `content` is the PDF, `layout` its boxes as JSON, `blanks` what its pages that come back look like empty, as PNG by
    page id. All are empty where there is nothing to draw (a handout of an
    interview without exhibits), and where it `failed`, which says why in words.
    """

    id: str
    file: str = ""
    content: bytes = b""
    layout: str = ""
    blanks: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    failed: str = ""


def new_pool(workers: int | None = None) -> ProcessPoolExecutor:
    """Return a pool of new processes that have the fonts ready; they are spawned, since forks of threads can hang."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers or os.cpu_count() or 2, mp_context=context, initializer=warm)


def warm() -> str:
    """Load what every document needs; return the version of Hiring Kit that did."""
    font(BASE)
    return __version__


@dataclass(frozen=True)
class Cluster(Executor):
    """A client of `dask.distributed` as an executor; its `processes` are how many jobs are worked at in one moment."""

    client: Any
    processes: int

    def submit(self, work: Callable[..., R], /, *given: Any, **more: Any) -> Future[R]:
        """Begin *work* there; what it was `given` is not in what dask writes into its log."""
        return self.client.get_executor(pure=False).submit(partial(work, *given, **more))

    @property
    def lost(self) -> bool:
        """Whether nothing comes from there any more; dask forgets what was begun while it gave up."""
        return self.client.status == "closed"


@contextmanager
def cluster() -> Iterator[Cluster | None]:
    """Give the cluster that HIRING_KIT_DASK names; nothing where it names none.

    Raises:
        SettingsError: when its package is not installed, no scheduler answers there within 5 seconds, it has no
            worker, or another version of Hiring Kit is installed there.
    """
    address = os.environ.get("HIRING_KIT_DASK", "")
    if not address:
        yield None
        return
    try:
        import dask
        import distributed
    except ImportError:
        raise SettingsError(
            "HIRING_KIT_DASK is set, and the package that it needs is not installed: "
            "pip install 'hiring-kit[cluster]', or take the variable away."
        ) from None
    named = f"HIRING_KIT_DASK is '{address}'"
    try:
        # A client that got no answer would leave its threads behind. In a thread, since a loop may be running in this one.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, _knock(address)).result()
    except (OSError, TypeError, ValueError) as error:  # unreachable, no certificate, no address
        raise SettingsError(
            f"{named}, and no scheduler of a cluster answers there: {error}. Start it, or change the variable or take "
            "it away. An address is tcp://host:8786, or tls://host:8786 with the certificates in dask's settings."
        ) from None
    largest = {"distributed.admin.large-graph-warning-threshold": "100MB"}  # a scan may have 25
    with (
        dask.config.set(largest),
        distributed.Client(address, timeout=SECONDS, set_as_default=False) as client,
    ):
        try:
            workers = client.run(warm)
            versions = {client.run_on_scheduler(warm), *workers.values()}
        except (AttributeError, ImportError) as error:  # another version, or none
            raise SettingsError(
                f"{named}, and Hiring Kit is not the same everywhere there: {error}."
            ) from None
        if not workers:
            raise SettingsError(f"{named}, and this cluster has no worker. Start one: dask worker {address}")
        if versions != {__version__}:
            told = ", ".join(sorted(versions))
            raise SettingsError(
                f"{named}, and Hiring Kit is {__version__} here and {told} there. Install the same."
            )
        yield Cluster(client, sum(client.nthreads().values()))


async def _knock(address: str) -> None:
    from distributed import Security
    from distributed.comm import connect

    comm = await connect(address, timeout=SECONDS, **Security().get_connection_args("client"))
    await comm.close()


def work_through(
    work: Callable[[T], R],
    items: Iterable[T],
    executor: Executor | None = None,
    *,
    at_once: int = 0,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[T, R | None]]:
    """Yield each item with what *work* makes of it, in order; with nothing where the process that worked at it ended.

    What *work* raises is raised here.

    Args:
        work: A function of a module.
        items: They are taken as room becomes free, so that a thousand need no more memory than a few.
        executor: Where; without one, here.
        at_once: How many may be under way; when left out 8, or two for each process of a cluster.
        stop: Asked between items, and each second; when it says so, no more are begun, and what is under way is dropped.
    """
    if executor is None:
        for item in items:
            if stop():
                return
            yield item, work(item)
        return
    there = executor if isinstance(executor, Cluster) else None
    room = at_once or (2 * there.processes if there else 8)
    waiting = iter(items)
    under_way: deque[tuple[T, Future[R]]] = deque()
    try:
        while not stop():
            for item in islice(waiting, room - len(under_way)):
                under_way.append((item, _begun(work, item, executor)))
            if not under_way:
                return
            item, future = under_way[0]
            if not wait([future], timeout=1).done:
                if there and there.lost:
                    under_way.popleft()
                    yield item, None
                continue
            under_way.popleft()
            try:
                result = future.result()
            except _ended():
                yield item, None
            else:
                yield item, result
    finally:
        for _, future in under_way:
            future.cancel()


def _begun(work: Callable[[T], R], item: T, executor: Executor) -> Future[R]:
    try:
        return executor.submit(
            partial(work, item)
        )  # so that dask writes no item, with its names, into its log
    except _ended() as ended:  # a process died while others worked
        failed: Future[R] = Future()
        failed.set_exception(ended)
        return failed


def _ended() -> tuple[type[BaseException], ...]:
    """Return what is raised when a process that worked for us, or the way to it, is gone."""
    here = (BrokenExecutor, CancelledError)
    if "distributed" not in sys.modules:
        return here
    from distributed.client import ClosedClientError
    from distributed.comm import CommClosedError
    from distributed.scheduler import KilledWorker

    return (*here, ClosedClientError, CommClosedError, KilledWorker)


def render_many(
    jobs: Iterable[Job],
    executor: Executor | None = None,
    *,
    at_once: int = 0,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Drawn]:
    """Yield what becomes of each job, in order; one that fails is reported, and the others go on.

    The arguments are those of `work_through`, whose items are groups of 8 jobs.
    """
    waiting = iter(jobs)
    groups = iter(lambda: tuple(islice(waiting, GROUP)), ())
    for group, drawn in work_through(render, groups, executor, at_once=at_once, stop=stop):
        yield from (Drawn(job.id, failed=ENDED) for job in group) if drawn is None else drawn


def render(group: tuple[Job, ...]) -> tuple[Drawn, ...]:
    """Lay out and draw a few documents."""
    return tuple(map(_drawn, group))


def _drawn(job: Job) -> Drawn:
    try:
        packet = lay_out(job.interview, job.document, METRICS, job.paper)
        if packet is None:
            return Drawn(job.id)
        layout, blanks = boxes_of(packet)
        return Drawn(job.id, packet.file, draw(packet), layout, blanks, packet.notes)
    except PacketError as error:
        return Drawn(job.id, failed=str(error))


def boxes_of(packet: Packet) -> tuple[str, dict[str, bytes]]:
    """Return what is kept of a packet when it is printed: its boxes as JSON, and the blanks (PNG) by page id."""
    layout, blanks = layout_with_blanks([packet])
    return layout.model_dump_json(), {page.page_id: blanks[str(page.blank)] for page in layout.pages}
