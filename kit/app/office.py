"""What all browser sessions of one server share: the office, the sample, and the place where loops are solved."""

from __future__ import annotations

import os
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache

from kit.errors import StoreError
from kit.hiring import Office, find_local_viewer, has_sample, list_openings, make_sample, open_office
from kit.loop import Brief, Loop, worker
from kit.role import find_role

SAMPLE_ROLE = "senior-backend-python"
_one_at_a_time = threading.RLock()


@cache
def _open() -> Office:
    auth = os.environ.get("HIRING_KIT_AUTH", "local")
    if auth != "local":
        raise StoreError(f"HIRING_KIT_AUTH={auth} is not known. Known: local (one person on this machine).")
    return open_office()


def the_office() -> Office:
    """Return the office of this server; the first call opens it, and makes the sample where that was asked for."""
    with _one_at_a_time:
        office = _open()
        if os.environ.pop("HIRING_KIT_SAMPLE", "") == "1" and not list_openings(
            office, find_local_viewer(office)
        ):
            add_sample(office)
        return office


def ready() -> None:
    """Raise when the office can not be used."""
    office = the_office()
    list_openings(office, find_local_viewer(office))


def add_sample(office: Office) -> str:
    """Make the sample opening and return its id."""
    viewer = find_local_viewer(office)
    role = find_role(SAMPLE_ROLE, office.bank)
    return make_sample(office, viewer, role, worker.wait_for(solve(Brief(role, office.bank)), 30.0))


def sample_is_there(office: Office) -> bool:
    """Return whether the sample opening is there."""
    return has_sample(office, find_local_viewer(office))


@cache
def _pool() -> ProcessPoolExecutor:
    # A process of its own: two seconds of solving in a thread would stall everybody's page (app.md 9).
    return worker.new_pool(workers=1)


def solve(brief: Brief, forms: int = 1, limit: float = 30.0) -> Future[Loop]:
    """Begin to assemble a loop, off the pages' threads, and return its future."""
    with _one_at_a_time:
        return worker.submit(_pool(), brief, forms=forms, limit=limit)


def end_solving() -> None:
    """End a solver that does not come back; the next loop gets a new process."""
    with _one_at_a_time:
        if _pool.cache_info().currsize:
            worker.end(_pool())
            _pool.cache_clear()


def close() -> None:
    """End what the server began."""
    end_solving()
    if _open.cache_info().currsize:
        _open().store.close()
        _open.cache_clear()
