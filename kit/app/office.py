"""What all browser sessions of one server share: the office, the sample, and the place where loops are solved."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kit.app import wishes, work
from kit.app.settings import the_settings
from kit.errors import NotAllowed, SettingsError, StoreError
from kit.hiring import Office, find_local_viewer, has_sample, list_openings, make_sample, open_office
from kit.hiring.data import find_hindrances
from kit.loop import Brief, Loop, worker
from kit.role import find_role

SAMPLE_ROLE = "senior-backend-python"
SOLVER_LIMIT = 30.0  # seconds for a loop and the proof that it is the best
EXPLAINING = 60.0  # seconds after that for what clashes and what would help, where there is no loop
_one_at_a_time = threading.RLock()
served = False  # set by `kit.app.server`, whose routes and gates a sign-in needs


@dataclass(frozen=True)
class Job:
    """A loop that is being built: its future, and the ticket by which it shows loops and is stopped."""

    future: Future[Loop]
    ticket: worker.Ticket

    @property
    def stuck(self) -> bool:
        """Whether it should have ended long ago, also when it had to find out why there is no loop."""
        return self.ticket.seconds > SOLVER_LIMIT + EXPLAINING

    @property
    def name(self) -> str:
        """What tells it from the jobs before it."""
        return self.ticket.folder.name


_jobs: dict[str, Job] = {}
_answers: dict[str, tuple[object, Future[Any]]] = {}
ANSWERS = 100  # that are kept at a time


@cache
def _open() -> Office:
    if the_settings().auth != "local" and not served:
        raise SettingsError(
            "With a sign-in the app is started by `hiring-kit app`: plain `streamlit run` would hand files to anybody."
        )
    return open_office()


@cache
def _begun() -> Office:
    """Return the office, with the sample where that was asked for."""
    office = _open()
    if (
        the_settings().auth == "local"
        and os.environ.pop("HIRING_KIT_SAMPLE", "") == "1"
        and not list_openings(office, find_local_viewer(office))
    ):
        add_sample(office)
    return office


def the_office() -> Office:
    """Return the office of this server; the first call opens it, and makes the sample where that was asked for."""
    with _one_at_a_time:
        return _begun()


def ready() -> None:
    """Raise when the office can not be used.

    Raises:
        StoreError: with every reason.
    """
    office = the_office()
    if the_settings().auth == "local":
        find_local_viewer(office)
    if found := find_hindrances(office):
        raise StoreError("\n".join(found))


def add_sample(office: Office) -> str:
    """Make the sample opening and return its id.

    Raises:
        NotAllowed: when people sign in here: the sample is for one's own machine.
    """
    if the_settings().auth != "local":
        raise NotAllowed("The sample is there without a sign-in only.")
    viewer = find_local_viewer(office)
    role = find_role(SAMPLE_ROLE, office.bank)
    return make_sample(office, viewer, role, worker.wait_for(solve(Brief(role, office.bank)), 30.0))


def sample_is_there(office: Office) -> bool:
    """Return whether the sample opening is there; with a sign-in it never is."""
    return the_settings().auth == "local" and has_sample(office, find_local_viewer(office))


@cache
def _pool() -> ProcessPoolExecutor:
    # Processes of their own: two seconds of solving in a thread would stall everybody's page. Three, so
    # that the proof of one person's loop does not keep another from a first one, nor a third from a small change.
    return worker.new_pool(workers=3)


def solve(
    brief: Brief, forms: int = 1, limit: float = SOLVER_LIMIT, ticket: worker.Ticket | None = None
) -> Future[Loop]:
    """Begin to assemble a loop within *limit* seconds, off the pages' threads, and return its future."""
    with _one_at_a_time:
        try:
            return worker.submit(_pool(), brief, forms=forms, limit=limit, ticket=ticket)
        except BrokenProcessPool:  # a process was killed since the last loop
            _end_pool()
            return worker.submit(_pool(), brief, forms=forms, limit=limit, ticket=ticket)


def ask(
    place: str, about: object, question: Callable[[], tuple[Callable[..., Any], Loop, Brief, dict[str, Any]]]
) -> Future[Any]:
    """Return the answer to come at *place* about *about*; where there is none yet, ask for it off the pages' threads.

    *question* gives a function of `kit.loop` with what it takes: a loop, a brief and the rest by name.
    """
    with _one_at_a_time:
        known, future = _answers.pop(place, (None, None))
        if future is None or known != about:
            function, loop, brief, rest = question()
            small = replace(brief, bank=brief.outlines)
            try:
                future = _pool().submit(function, loop, brief=small, **rest)
            except BrokenProcessPool:  # a process was killed since the last answer
                _end_pool()
                future = _pool().submit(function, loop, brief=small, **rest)
        _answers[place] = about, future
        while len(_answers) > ANSWERS:
            del _answers[next(iter(_answers))]
    return future


def build(key: str, brief: Brief, forms: int) -> Job:
    """Begin to build a loop for the place *key*; what was being built there is stopped and forgotten."""
    with _one_at_a_time:
        forget(key)
        ticket = worker.Ticket.new()
        _jobs[key] = job = Job(solve(brief, forms, ticket=ticket), ticket)
    return job


def job_at(key: str) -> Job | None:
    """Return what is being built at the place *key*, also after its page was left."""
    return _jobs.get(key)


def forget(key: str) -> None:
    """Stop what is being built at *key*, and let its loops go."""
    with _one_at_a_time:
        if job := _jobs.pop(key, None):
            job.ticket.stop()
            job.future.cancel()
            job.ticket.close()


def end_solving(key: str) -> None:
    """End a solver that does not come back; whoever else waits is told, and the next loop gets new processes."""
    with _one_at_a_time:
        forget(key)
        _end_pool()


def _end_pool() -> None:
    with _one_at_a_time:
        if _pool.cache_info().currsize:
            worker.end(_pool())
            _pool.cache_clear()


def close() -> None:
    """End what the server began."""
    work.close()
    for key in list(_jobs):
        forget(key)
    _answers.clear()
    wishes.forget_boards()
    _end_pool()
    if _open.cache_info().currsize:
        _open().store.close()
        _open.cache_clear()
        _begun.cache_clear()
