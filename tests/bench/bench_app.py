"""Server CPU of a rerun, page by page, on a real server: 200 candidates, 5,400 ratings (app.md 3: at most 50 ms)."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from kit import hiring
from kit.access import Viewer
from kit.hiring.sample import _card
from kit.loop import Brief, assemble
from kit.role import find_role
from tests.bench.pair import Figure, Findings

CANDIDATES, INTERVIEWERS, RERUNS = 200, 20, 40
MOST = 50.0  # milliseconds of the server's processor, 95 of 100 reruns
PAGES = (
    "openings",
    "loop",
    "packets",
    "score",
    "compare",
    "compare?view=Debrief",
    "calibration",
    "impact",
    "bank",
)


def compare() -> Findings:
    """There is nothing to hold a page against but its target."""
    with tempfile.TemporaryDirectory() as folder:
        opening = crowd(Path(folder))
        with server(Path(folder)) as (port, process):
            for page in PAGES:
                name, _, query = page.partition("?")
                took, sent = asyncio.run(reruns(port, process, name, f"opening={opening}&{query}"))
                yield Figure(
                    f"{page}: 95 of 100 reruns take at most", sorted(took)[int(0.95 * len(took))], "ms", MOST
                )
                yield Figure(f"{page}: a rerun takes on average", statistics.mean(took), "ms")
                yield Figure(f"{page}: a rerun sends", sent / 1024, "KB")
            yield Figure("memory of the server after all of it", process.memory_info().rss / 2**20, "MB")


def crowd(folder: Path) -> str:
    """Make an opening with 200 interviewed candidates in the store at *folder*, and return its id."""
    office = hiring.open_office(folder)
    me = hiring.find_local_viewer(office)
    role = find_role("senior-backend-python", office.bank)
    loop = assemble(Brief(role, office.bank), explain=False)
    opening = hiring.open_opening(office, me, role, "A crowd")
    hiring.add_member(office, me, opening, me.person, "recruiter")
    hiring.set_loop(office, me, opening, loop)
    sessions = loop.forms[0].sessions
    people = [
        Viewer(hiring.add_person(office, me, f"Interviewer {n}"), f"Interviewer {n}")
        for n in range(INTERVIEWERS)
    ]
    rng = np.random.default_rng(3)
    strict, now = rng.normal(0, 0.5, INTERVIEWERS), office.now()
    for number in range(CANDIDATES):
        application = hiring.add_candidate(office, me, opening, f"Candidate {number}")
        level = 3.2 + rng.normal(0, 0.6)
        later = replace(office, now=lambda n=number: now - timedelta(days=CANDIDATES - n))
        for session, place in zip(
            sessions, rng.choice(INTERVIEWERS, len(sessions), replace=False), strict=True
        ):
            who = people[place]
            seats = {who.person: "lead"}
            hiring.schedule_interview(office, me, application, session.session, later.now(), seats=seats)
            mine = hiring.list_my_interviews(office, who)
            card = next(one.card for one in mine if one.application == application)
            filled = _card(hiring.open_card(later, who, card), level - strict[place], rng)
            hiring.submit_card(later, who, card, filled, card)
    # The interview that the one who looks takes today, with a card to write.
    application = hiring.add_candidate(office, me, opening, "Candidate today")
    hiring.schedule_interview(office, me, application, sessions[0].session, now, seats={me.person: "lead"})
    office.store.close()
    return opening


@contextlib.contextmanager
def server(folder: Path) -> Iterator[tuple[int, psutil.Process]]:
    """Serve the app on *folder*, and give its port and its process."""
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "kit.cli", "app", "--port", str(port), "--data", str(folder)]
    with Path(os.devnull).open("wb") as quiet:
        process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
        try:
            for _ in range(300):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5)
                    break
                time.sleep(0.2)
            yield port, psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(15)


async def reruns(port: int, process: psutil.Process, page: str, query: str) -> tuple[list[float], int]:
    """Return the server's CPU milliseconds of each rerun of a page, and how many bytes one sends."""
    host = f"127.0.0.1:{port}"
    async with websockets.connect(
        f"ws://{host}/_stcore/stream", subprotocols=["streamlit"], origin=f"http://{host}", max_size=None
    ) as socket_:

        async def run(page_hash: str) -> tuple[str, int]:
            asked = BackMsg()
            asked.rerun_script.query_string = query
            asked.rerun_script.page_script_hash = page_hash
            asked.rerun_script.page_name = "" if page_hash else page
            await socket_.send(asked.SerializeToString())
            sent = 0
            while True:
                raw = await socket_.recv()
                sent += len(raw)
                told = ForwardMsg()
                told.ParseFromString(raw)
                kind = told.WhichOneof("type")
                if kind == "navigation":
                    page_hash = told.navigation.page_script_hash
                elif kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
                    raise AssertionError(told.delta.new_element.exception.message)
                elif kind == "script_finished":
                    return page_hash, sent

        page_hash, _ = await run("")
        await run(page_hash)
        took, sent = [], 0
        for _ in range(RERUNS):
            before = process.cpu_times()
            _, sent = await run(page_hash)
            await asyncio.sleep(0.02)  # what the server does after it has answered
            after = process.cpu_times()
            took.append(1000 * (after.user + after.system - before.user - before.system))
        return took, sent
