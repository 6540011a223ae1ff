"""Many packets at once, through any executor: plain data goes in, finished files come out in the order asked for."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice

from kit.errors import PacketError
from kit.packet import Interview, Packet
from kit.packet.documents import DocumentName, lay_out
from kit.packet.page import Note
from kit.pdf.blank import layout_with_blanks
from kit.pdf.draw import draw
from kit.pdf.fonts import BASE, METRICS, font

GROUP = 8  # jobs that travel together: what they share is sent once


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


def warm() -> None:
    """Load what every document needs."""
    font(BASE)


def render_many(
    jobs: Iterable[Job],
    executor: Executor | None = None,
    *,
    at_once: int = 8,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Drawn]:
    """Yield what becomes of each job, in order; one that fails is reported, and the others go on.

    Args:
        jobs: What to draw; they are taken as room becomes free, so that a thousand need no more memory than a few.
        executor: Where; without one, here.
        at_once: How many groups of 8 may be under way.
        stop: Asked between groups; when it says so, no more are begun, and those that are not begun are dropped.
    """
    waiting = iter(jobs)
    under_way: deque[tuple[tuple[Job, ...], Future[tuple[Drawn, ...]] | None]] = deque()
    while True:
        while len(under_way) < at_once and not stop() and (group := tuple(islice(waiting, GROUP))):
            under_way.append((group, _begun(group, executor) if executor else None))
            if executor is None:
                break
        if not under_way:
            return
        group, future = under_way.popleft()
        if stop():
            for _, other in (*under_way, (group, future)):
                if other:
                    other.cancel()
            return
        try:
            yield from future.result() if future else render(group)
        except (BrokenProcessPool, CancelledError):
            yield from (
                Drawn(job.id, failed="The process that drew it ended. Make it again.") for job in group
            )


def _begun(group: tuple[Job, ...], executor: Executor) -> Future[tuple[Drawn, ...]]:
    try:
        return executor.submit(render, group)
    except BrokenProcessPool as broken:  # a process died while other groups were drawn
        failed: Future[tuple[Drawn, ...]] = Future()
        failed.set_exception(broken)
        return failed


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
